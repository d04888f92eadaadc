import type { Metadata } from 'next'
import Link from 'next/link'
import { Centered } from '@/components/layout/centered'
import { RequestForm } from '@/components/requests/request-form'
import { WorkspaceStub } from '@/components/requests/workspace-stub'
import { asStranger } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { parseRequest } from '@/lib/requests/parse-request'
import { beginRequest } from '@/lib/requests/queries'
import { refusedForm, shownAgain } from '@/lib/requests/refused-form'

export const metadata: Metadata = { title: 'Send a request' }

// Each form bears a stamp of its own.
export const dynamic = 'force-dynamic'

export default async function RequestPage({ searchParams }: PageProps<'/request'>) {
  const given = single(await searchParams)
  const [form, kept, face] = await Promise.all([
    beginRequest(asStranger()),
    refusedForm(given),
    publicFace(),
  ])
  const again = shownAgain(kept, (values) => {
    const parsed = parseRequest(form.fields, values)
    return parsed.ok ? {} : parsed.fieldErrors
  })
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
      <RequestForm form={form} kept={again} />
    </Centered>
  )
}
