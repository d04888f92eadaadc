import type { Metadata } from 'next'
import { NothingHere } from '@/components/tickets/nothing-here'
import { SearchBox } from '@/components/tickets/search-box'
import { SearchErrors } from '@/components/tickets/search-errors'
import { TicketTable } from '@/components/tickets/ticket-table'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { queryString, single } from '@/lib/forms/search-params'
import { listTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'

export const metadata: Metadata = { title: 'Tickets' }

export default async function TicketsPage({ searchParams }: PageProps<'/tickets'>) {
  const { db, user } = await requireUser()
  const { q, cursor } = single(await searchParams)
  const text = q ?? ''
  const { clauses, errors } = parseSearch(text)
  const { filter, sort } = compileSearch(clauses, { timeZone: user.timeZone, now: Date.now() })
  const { tickets, next, previous } = await listTickets(db, { filter, sort, cursor })
  const href = (to: string | null) => (to ? `/tickets${queryString({ q, cursor: to })}` : undefined)
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
      >
        <SearchBox text={text} errors={errors} />
      </PageHeader>
      <SearchErrors text={text} errors={errors} />
      {tickets.length > 0 ? (
        <TicketTable tickets={tickets} timeZone={user.timeZone} />
      ) : (
        <NothingHere />
      )}
      <Pagination previous={href(previous)} next={href(next)} />
    </>
  )
}
