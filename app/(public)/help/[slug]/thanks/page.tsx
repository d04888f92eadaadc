import type { Metadata } from 'next'
import { HelpNothing } from '@/components/help/help-nothing'
import { HelpThanks } from '@/components/help/help-thanks'
import { publishedArticle } from '@/lib/help/published'
import { slugSchema } from '@/lib/help/schema'

export const dynamic = 'error'
export const revalidate = false
export const generateStaticParams = () => []

export const metadata: Metadata = { title: 'Thank you', robots: { index: false } }

export default async function ThanksPage({ params }: PageProps<'/help/[slug]/thanks'>) {
  const { slug } = await params
  const article = slugSchema.safeParse(slug).success ? await publishedArticle(slug) : null
  if (!article) return <HelpNothing />
  return <HelpThanks article={article} />
}
