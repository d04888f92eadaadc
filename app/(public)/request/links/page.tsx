import type { Metadata } from 'next'
import { Centered } from '@/components/layout/centered'
import { LinksForm } from '@/components/requests/links-form'
import { Told } from '@/components/requests/told'
import { WorkspaceStub } from '@/components/requests/workspace-stub'
import { asStranger } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { recallForm } from '@/lib/requests/queries'

export const metadata: Metadata = { title: 'Your requests', robots: { index: false } }

export default async function LinksPage({ searchParams }: PageProps<'/request/links'>) {
  const { again, done } = single(await searchParams)
  const kept = await recallForm(asStranger(), again)
  return (
    <Centered
      title="Your requests"
      description="We send links to your requests to your address. No account, no password."
      stub={<WorkspaceStub face={await publicFace()} />}
    >
      {done === 'asked' ? (
        <Told>
          If there are requests of this address, links to them are on their way. It takes a minute
          or two.
        </Told>
      ) : (
        <LinksForm kept={kept} />
      )}
    </Centered>
  )
}
