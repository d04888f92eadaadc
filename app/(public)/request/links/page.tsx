import type { Metadata } from 'next'
import { Centered } from '@/components/layout/centered'
import { LinksForm } from '@/components/requests/links-form'
import { Told } from '@/components/requests/told'
import { WorkspaceStub } from '@/components/requests/workspace-stub'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { refusedForm, shownAgain } from '@/lib/requests/refused-form'
import { linksSchema } from '@/lib/requests/schema'

export const metadata: Metadata = { title: 'Your requests', robots: { index: false } }

export default async function LinksPage({ searchParams }: PageProps<'/request/links'>) {
  const given = single(await searchParams)
  const [kept, face] = await Promise.all([refusedForm(given), publicFace()])
  return (
    <Centered
      title="Your requests"
      description="We send links to your latest requests to your address. No account, no password."
      stub={<WorkspaceStub face={face} />}
    >
      {given.done === 'asked' ? (
        <Told>
          If there are requests of this address, links to the latest are on their way. It takes a
          minute or two.
        </Told>
      ) : (
        <LinksForm kept={shownAgain(kept, linksSchema)} />
      )}
    </Centered>
  )
}
