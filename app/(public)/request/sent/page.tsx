import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Centered } from '@/components/layout/centered'
import { WorkspaceStub } from '@/components/requests/workspace-stub'
import { LinkButton } from '@/components/ui/link-button'
import { all, one } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'

export const metadata: Metadata = { title: 'Request sent', robots: { index: false } }

export default async function SentPage({ searchParams }: PageProps<'/request/sent'>) {
  await connection()
  const search = await searchParams
  const number = /^\d{1,15}$/.exec(one(search.number) ?? '')?.[0]
  const missing = all(search.missing).slice(0, 20)
  return (
    <Centered
      title="We have your request"
      stub={<WorkspaceStub face={await publicFace()} />}
      description={number && <span className="tabular-nums">Request #{number}</span>}
    >
      <p role="status">
        A confirmation is on its way to the address that you gave. The link in it leads to your
        request, where you can add to it.
      </p>
      {missing.length > 0 && (
        <div
          role="alert"
          className="rounded-md border border-destructive-line bg-destructive-soft px-3 py-2 text-destructive"
        >
          <p className="font-medium">Some files are missing</p>
          <ul>
            {missing.map((words) => (
              <li key={words} className="wrap-anywhere">
                {words.slice(0, 300)}
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
