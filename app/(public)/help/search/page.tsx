import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { HelpHero } from '@/components/help/help-hero'
import { HelpResults, MOST_FOUND } from '@/components/help/help-results'
import { HelpWait } from '@/components/help/help-wait'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { one } from '@/lib/forms/search-params'
import { searchHelp } from '@/lib/help/public-queries'
import { typedQuery } from '@/lib/help/typed-query'

// Its answer depends on what was typed: rendered for each request, with a nonce like other pages.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Search',
  alternates: { canonical: '/help' },
  robots: { index: false },
}

export default async function HelpSearchPage({ searchParams }: PageProps<'/help/search'>) {
  const q = typedQuery(one((await searchParams).q))
  const sent = await headers()
  const { found, wait } = q
    ? await searchHelp(asStranger(), q, { atMost: MOST_FOUND, ip: clientAddress(sent) })
    : { found: [], wait: 0 }
  const nonce = sent.get('x-nonce') ?? undefined
  return (
    <>
      <HelpHero title="Search the help centre" q={q} nonce={nonce} back />
      {wait > 0 ? <HelpWait seconds={wait} /> : <HelpResults q={q} found={found} />}
    </>
  )
}
