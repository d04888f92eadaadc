import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { HelpArticle } from '@/components/help/help-article'
import { HelpAway } from '@/components/help/help-away'
import { HelpNothing } from '@/components/help/help-nothing'
import { webEnv } from '@/lib/env'
import { rateArticleAction } from '@/lib/help/actions'
import { articlePath } from '@/lib/help/addresses'
import { renderArticle } from '@/lib/help/article-html'
import { AWAY, orAway } from '@/lib/help/or-away'
import { publicFace, publishedArticle, publishedCategory } from '@/lib/help/published'
import { slugSchema } from '@/lib/help/schema'
import { structuredData } from '@/lib/help/structured-data'

// Made at the first visit and kept for all others until the article changes.
export const dynamic = 'error'
export const revalidate = false
export const generateStaticParams = () => []

const NOTHING: Metadata = { title: 'Not found', robots: { index: false } }

async function headOf({ params }: PageProps<'/help/[slug]'>) {
  const { slug } = await params
  const article = slugSchema.safeParse(slug).success ? await publishedArticle(slug) : null
  return article && { slug, article, siteName: (await publicFace()).name }
}

async function wholeOf(props: PageProps<'/help/[slug]'>) {
  const head = await headOf(props)
  return head && { ...head, category: await publishedCategory(head.article.category.slug) }
}

export async function generateMetadata(props: PageProps<'/help/[slug]'>): Promise<Metadata> {
  const found = await orAway(headOf(props))
  if (found === AWAY || !found) return NOTHING
  const { article, siteName } = found
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
      siteName,
    },
    twitter: { card: 'summary_large_image', ...about, images },
  }
}

export default async function ArticlePage(props: PageProps<'/help/[slug]'>) {
  const found = await orAway(wholeOf(props))
  if (found === AWAY) return <HelpAway />
  if (!found) return <HelpNothing />
  const { slug, article, siteName, category } = found
  if (article.slug !== slug) permanentRedirect(articlePath(article.slug))
  return (
    <HelpArticle
      article={article}
      rendered={renderArticle(article.body)}
      beside={(category?.articles ?? []).filter((one) => one.slug !== slug).slice(0, 6)}
      data={structuredData(article, webEnv().SITE_URL, siteName)}
      rate={rateArticleAction.bind(null, article.slug)}
    />
  )
}
