import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { HelpArticle } from '@/components/help/help-article'
import { HelpNothing } from '@/components/help/help-nothing'
import { webEnv } from '@/lib/env'
import { rateArticleAction } from '@/lib/help/actions'
import { articlePath } from '@/lib/help/addresses'
import { renderArticle } from '@/lib/help/article-html'
import { publicFace, publishedArticle, publishedCategory } from '@/lib/help/published'
import { slugSchema } from '@/lib/help/schema'
import { structuredData } from '@/lib/help/structured-data'

// Made at the first visit and kept for all others until the article changes.
export const dynamic = 'error'
export const revalidate = false
export const generateStaticParams = () => []

const NOTHING: Metadata = { title: 'Not found', robots: { index: false } }

async function articleOf({ params }: PageProps<'/help/[slug]'>) {
  const { slug } = await params
  return slugSchema.safeParse(slug).success ? { slug, article: await publishedArticle(slug) } : null
}

export async function generateMetadata(props: PageProps<'/help/[slug]'>): Promise<Metadata> {
  const article = (await articleOf(props))?.article
  if (!article) return NOTHING
  const { title, summary, publishedAt, editedAt } = article
  const url = articlePath(article.slug)
  const about = { title, ...(summary && { description: summary }) }
  const images = [{ url: `${url}/card.png`, width: 1200, height: 630, alt: title }]
  return {
    ...about,
    alternates: { canonical: url },
    openGraph: {
      ...about,
      url,
      images,
      type: 'article',
      publishedTime: publishedAt,
      modifiedTime: editedAt,
      siteName: (await publicFace()).name,
    },
    twitter: { card: 'summary_large_image', ...about, images },
  }
}

export default async function ArticlePage(props: PageProps<'/help/[slug]'>) {
  const found = await articleOf(props)
  if (!found?.article) return <HelpNothing />
  const { slug, article } = found
  if (article.slug !== slug) permanentRedirect(articlePath(article.slug))
  const [{ name }, category] = await Promise.all([
    publicFace(),
    publishedCategory(article.category.slug),
  ])
  return (
    <HelpArticle
      article={article}
      rendered={renderArticle(article.body)}
      beside={(category?.articles ?? []).filter((one) => one.slug !== slug).slice(0, 6)}
      data={structuredData(article, webEnv().SITE_URL, name)}
      rate={rateArticleAction.bind(null, article.slug)}
    />
  )
}
