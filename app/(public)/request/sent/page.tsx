import type { Metadata } from 'next'
import { Centered } from '@/components/layout/centered'
import { WorkspaceStub } from '@/components/requests/workspace-stub'
import { LinkButton } from '@/components/ui/link-button'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { fileWords } from '@/lib/requests/refusals'
import { refusedForm } from '@/lib/requests/refused-form'

export const metadata: Metadata = { title: 'Request sent', robots: { index: false } }

export default async function SentPage({ searchParams }: PageProps<'/request/sent'>) {
  const given = single(await searchParams)
  const [kept, face] = await Promise.all([refusedForm(given), publicFace()])
  const number = /^\d{1,15}$/.exec(given.number ?? '')?.[0]
  const missing = kept?.why === 'missing' ? (kept.files ?? []).map(fileWords) : null
  return (
    <Centered
      title="We have your request"
      stub={<WorkspaceStub face={face} />}
      description={number && <span className="tabular-nums">Request #{number}</span>}
    >
      <p role="status">
        A confirmation is on its way to the address that you gave. The link in it leads to your
        request, where you can add to it.
      </p>
      {missing && (
        <div
          role="alert"
          className="rounded-md border border-destructive-line bg-destructive-soft px-3 py-2 text-destructive"
        >
          <p className="font-medium">Some files are missing</p>
          <ul>
            {missing.map((words) => (
              <li key={words} className="wrap-anywhere">
                {words}
              </li>
            ))}
          </ul>
        </div>
      )}
      <LinkButton href="/request" prefetch={false} size="lg">
        Send another request
      </LinkButton>
    </Centered>
  )
}
