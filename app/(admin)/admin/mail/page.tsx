import type { Metadata } from 'next'
import { Section } from '@/components/layout/section'
import { FailureTable } from '@/components/mail/failure-table'
import { SenderFacts } from '@/components/mail/sender-facts'
import { TestForm } from '@/components/mail/test-form'
import { TestList } from '@/components/mail/test-list'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { listMailFailures, readMailState } from '@/lib/email/queries'
import { failureFilterSchema } from '@/lib/email/schema'
import { queryString, single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'Mail' }

export default async function MailPage({ searchParams }: PageProps<'/admin/mail'>) {
  const { db, user } = await requireAdmin()
  const { before } = failureFilterSchema.parse(single(await searchParams))
  const [state, { failures, next }] = await Promise.all([
    readMailState(db),
    listMailFailures(db, before),
  ])
  return (
    <>
      <PageHeader title="Mail" />
      <SenderFacts state={state} timeZone={user.timeZone} />
      <Section
        title="Test"
        description="Goes out the way answers do. The mail server’s own words come back."
      >
        <TestForm address={user.email} />
        <TestList tests={state.tests} timeZone={user.timeZone} />
      </Section>
      <section aria-labelledby="failures">
        <h2 id="failures" className="border-b px-4 pt-6 pb-2 text-sm sm:px-6">
          What did not arrive
        </h2>
        <FailureTable failures={failures} timeZone={user.timeZone} />
        <Pagination
          previous={before ? '/admin/mail' : undefined}
          next={next ? `/admin/mail${queryString({ before: next })}` : undefined}
        />
      </section>
    </>
  )
}
