import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { HelpFrame } from '@/components/help/help-frame'
import { webEnv } from '@/lib/env'
import { AWAY, orAway } from '@/lib/help/or-away'
import { publicFace } from '@/lib/help/published'

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await face()
  return {
    metadataBase: new URL(webEnv().SITE_URL),
    title: { default: `Help centre · ${name}`, template: `%s · ${name}` },
    openGraph: { siteName: name, type: 'website', locale: 'en' },
  }
}

export default async function HelpLayout({ children }: { children: ReactNode }) {
  return <HelpFrame face={await face()}>{children}</HelpFrame>
}

/** Nobody's, where the database does not answer: the page says so. */
async function face() {
  const known = await orAway(publicFace())
  return known === AWAY ? { name: '', logo: null } : known
}
