import { articlePath, categoryPath } from './addresses'
import type { PublishedArticle } from './types'

/**
 * What search engines read of an article (schema.org: Article, BreadcrumbList), as JSON that may
 * stand in a page: no `<` of a text can end the element around it.
 */
export function structuredData(article: PublishedArticle, siteUrl: string, name: string): string {
  const page = `${siteUrl}${articlePath(article.slug)}`
  const crumbs = [
    ['Help centre', `${siteUrl}/help`],
    [article.category.name, `${siteUrl}${categoryPath(article.category.slug)}`],
    [article.title, page],
  ]
  const data = [
    {
      '@type': 'Article',
      headline: article.title,
      ...(article.summary && { description: article.summary }),
      datePublished: article.publishedAt,
      dateModified: article.editedAt,
      mainEntityOfPage: page,
      image: `${page}/card.png`,
      author: { '@type': 'Organization', name },
      publisher: { '@type': 'Organization', name },
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: crumbs.map(([title, item], at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name: title,
        item,
      })),
    },
  ]
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': data }).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
