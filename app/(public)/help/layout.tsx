import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { HelpFrame } from '@/components/help/help-frame'
import { webEnv } from '@/lib/env'
import { publicFace } from '@/lib/help/published'

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await publicFace()
  return {
    metadataBase: new URL(webEnv().SITE_URL),
    title: { default: `Help centre · ${name}`, template: `%s · ${name}` },
    openGraph: { siteName: name, type: 'website', locale: 'en' },
  }
}

export default async function HelpLayout({ children }: { children: ReactNode }) {
  return <HelpFrame face={await publicFace()}>{children}</HelpFrame>
}
