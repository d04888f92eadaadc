import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FilterChips } from '@/components/tickets/filter-chips'
import { FilterMenu } from '@/components/tickets/filter-menu'
import { NoResults } from '@/components/tickets/no-results'
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
import { withToggledSort } from '@/lib/tickets/query-edits'
import { queryAfterForm } from '@/lib/tickets/query-form'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Tickets' }

export default async function TicketsPage({ searchParams }: PageProps<'/tickets'>) {
  const { db, user } = await requireUser()
  const params = await searchParams
  const changed = queryAfterForm(params)
  if (changed !== null) redirect(`/tickets${queryString({ q: changed })}`)
  const { q: text = '', cursor } = single(params)
  const { clauses, errors } = parseSearch(text)
  const { filter, sort } = compileSearch(clauses, { timeZone: user.timeZone, now: Date.now() })
  const [{ tickets, next, previous, capped }, assignable] = await Promise.all([
    listTickets(db, { filter, sort, cursor }),
    listAssignable(db),
  ])
  const href = (to: string | null) =>
    to ? `/tickets${queryString({ q: text, cursor: to })}` : undefined
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
      <div className="flex min-h-11 items-center gap-2 border-b px-4 py-2 sm:px-6">
        <FilterMenu key={text} text={text} assignable={assignable} />
        <FilterChips text={text} clauses={clauses} />
        {capped && (
          <p className="ml-auto text-xs text-muted-foreground">
            The best of the newest 300 matches; there are more.
          </p>
        )}
      </div>
      {tickets.length > 0 ? (
        <TicketTable
          tickets={tickets}
          timeZone={user.timeZone}
          sort={sort}
          sortHref={(key) => `/tickets${queryString({ q: withToggledSort(text, key) })}`}
        />
      ) : filter.length > 0 ? (
        <NoResults text={text} clauses={clauses} />
      ) : (
        <NothingHere />
      )}
      <Pagination previous={href(previous)} next={href(next)} />
    </>
  )
}
