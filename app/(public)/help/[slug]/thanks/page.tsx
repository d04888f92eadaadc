import type { Metadata } from 'next'
import { HelpAway } from '@/components/help/help-away'
import { HelpNothing } from '@/components/help/help-nothing'
import { HelpThanks } from '@/components/help/help-thanks'
import { AWAY, orAway } from '@/lib/help/or-away'
import { publishedArticle } from '@/lib/help/published'
import { slugSchema } from '@/lib/help/schema'

export const dynamic = 'error'
export const revalidate = false
export const generateStaticParams = () => []

export const metadata: Metadata = { title: 'Thank you', robots: { index: false } }

export default async function ThanksPage({ params }: PageProps<'/help/[slug]/thanks'>) {
  const { slug } = await params
  const known = slugSchema.safeParse(slug).success
  const article = known ? await orAway(publishedArticle(slug)) : null
  if (article === AWAY) return <HelpAway />
  if (!article) return <HelpNothing />
  return <HelpThanks article={article} />
}
