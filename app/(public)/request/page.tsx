import type { Metadata } from 'next'
import Link from 'next/link'
import { Centered } from '@/components/layout/centered'
import { RequestForm } from '@/components/requests/request-form'
import { WorkspaceStub } from '@/components/requests/workspace-stub'
import { Alert } from '@/components/ui/alert'
import { asStranger } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { beginRequest, recallForm } from '@/lib/requests/queries'

export const metadata: Metadata = { title: 'Send a request' }

// Each form bears a stamp of its own.
export const dynamic = 'force-dynamic'

export default async function RequestPage({ searchParams }: PageProps<'/request'>) {
  const { again, refused } = single(await searchParams)
  const db = asStranger()
  const [form, kept, face] = await Promise.all([
    beginRequest(db),
    recallForm(db, again),
    publicFace(),
  ])
  return (
    <Centered
      wide
      title="Send a request"
      description={
        <p>
          We answer by mail, and you can follow it by a private link. Perhaps the{' '}
          <Link href="/help" prefetch={false} className="text-foreground underline">
            help centre
          </Link>{' '}
          has the answer already.
        </p>
      }
      stub={<WorkspaceStub face={face} />}
    >
      {refused === 'yes' && !kept && (
        <Alert>This could not be taken. Your browser’s Back brings what you typed.</Alert>
      )}
      <RequestForm form={form} kept={kept} />
    </Centered>
  )
}
