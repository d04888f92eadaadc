import type { Metadata } from 'next'
import { HelpAway } from '@/components/help/help-away'
import { HelpContents } from '@/components/help/help-contents'
import { HelpHero } from '@/components/help/help-hero'
import { HelpNothing } from '@/components/help/help-nothing'
import { categoryPath } from '@/lib/help/addresses'
import { AWAY, orAway } from '@/lib/help/or-away'
import { publicFace, publishedCategory, publishedContents } from '@/lib/help/published'
import { slugSchema } from '@/lib/help/schema'
import type { HelpSection } from '@/lib/help/types'

// Made at the first visit and kept for all others until an article of the list changes.
export const dynamic = 'error'
export const revalidate = false
export const generateStaticParams = () => []

const NOTHING: Metadata = { title: 'Not found', robots: { index: false } }

// The front page: next.config.ts leads /help here.
const ALL = 'all'

export async function generateMetadata({
  params,
}: PageProps<'/help/in/[category]'>): Promise<Metadata> {
  const { category } = await params
  const face = await orAway(publicFace())
  if (face === AWAY) return NOTHING
  const { name } = face
  if (category === ALL) {
    const description = `Answers to what people ask ${name} most, and how to reach somebody.`
    return {
      title: { absolute: `Help centre · ${name}` },
      description,
      alternates: { canonical: '/help' },
      openGraph: { title: 'Help centre', description, url: '/help', siteName: name },
    }
  }
  const section = await orAway(sectionOf(category))
  if (section === AWAY || !section) return NOTHING
  const description = section.description || `Articles of ${name} about ${section.name}.`
  return {
    title: section.name,
    description,
    alternates: { canonical: categoryPath(section.slug) },
    openGraph: { title: section.name, description, url: categoryPath(section.slug) },
  }
}

export default async function HelpContentsPage({ params }: PageProps<'/help/in/[category]'>) {
  const { category } = await params
  if (category === ALL) {
    const sections = await orAway(publishedContents())
    if (sections === AWAY) return <HelpAway />
    return (
      <>
        <HelpHero title="How can we help?" />
        <HelpContents sections={sections} />
      </>
    )
  }
  const section = await orAway(sectionOf(category))
  if (section === AWAY) return <HelpAway />
  if (!section) return <HelpNothing what="category" />
  return (
    <>
      <HelpHero title={section.name} description={section.description} back />
      <HelpContents sections={[section]} alone />
    </>
  )
}

async function sectionOf(slug: string): Promise<HelpSection | null> {
  return slugSchema.safeParse(slug).success ? publishedCategory(slug) : null
}
