import type { Metadata } from 'next'
import { TicketTable } from '@/components/tickets/ticket-table'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { one } from '@/lib/forms/search-params'
import { listTickets } from '@/lib/tickets/queries'

export const metadata: Metadata = { title: 'Tickets' }

export default async function TicketsPage({ searchParams }: PageProps<'/tickets'>) {
  const { db, user } = await requireUser()
  const { tickets, next, previous } = await listTickets(db, {
    filter: [],
    sort: { key: 'updated', descending: true },
    cursor: one((await searchParams).cursor),
  })
  const href = (cursor: string | null) => (cursor ? `/tickets?cursor=${cursor}` : undefined)
  return (
    <>
      <PageHeader
        title="Tickets"
        actions={
          <LinkButton variant="primary" href="/tickets/new" prefetch={false}>
            <PlusIcon />
            New ticket
          </LinkButton>
        }
      />
      <TicketTable tickets={tickets} timeZone={user.timeZone} />
      <Pagination previous={href(previous)} next={href(next)} />
    </>
  )
}
