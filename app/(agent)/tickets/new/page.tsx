import type { Metadata } from 'next'
import { NewTicketForm } from '@/components/tickets/new-ticket-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { single } from '@/lib/forms/search-params'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'New ticket' }

export default async function NewTicketPage({ searchParams }: PageProps<'/tickets/new'>) {
  const { db } = await requireUser()
  const { requester = '' } = single(await searchParams)
  const [assignable, fields] = await Promise.all([listAssignable(db), listCustomFields(db)])
  return (
    <>
      <PageHeader title="New ticket" />
      <NewTicketForm assignable={assignable} fields={fields} requester={requester} />
    </>
  )
}
