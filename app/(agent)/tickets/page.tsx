import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { BulkNotice } from '@/components/bulk-changes/bulk-notice'
import { BulkBar } from '@/components/tickets/bulk-bar'
import { FiledNotice } from '@/components/tickets/filed-notice'
import { FilterBar } from '@/components/tickets/filter-bar'
import { NewTicketLink } from '@/components/tickets/new-ticket-link'
import { NewsPill } from '@/components/tickets/news-pill'
import { NoResults } from '@/components/tickets/no-results'
import { SearchBox } from '@/components/tickets/search-box'
import { SearchErrors } from '@/components/tickets/search-errors'
import { TicketTable } from '@/components/tickets/ticket-table'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { findBulkChange } from '@/lib/bulk-changes/queries'
import { single } from '@/lib/forms/search-params'
import { recentChoices } from '@/lib/tickets/list-choices'
import { listHref } from '@/lib/tickets/list-place'
import { listTickets } from '@/lib/tickets/queries'
import { queryAfterForm } from '@/lib/tickets/query-form'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'

export const metadata: Metadata = { title: 'Tickets' }

export default async function TicketsPage({ searchParams }: PageProps<'/tickets'>) {
  const { db, user, at } = await requireUser()
  const params = await searchParams
  const changed = queryAfterForm(params)
  const { q: text = '', view, cursor, bulk } = single(params)
  const place = { q: text, view, cursor }
  const href = (q: string) => listHref({ q, view })
  if (changed !== null) redirect(href(changed))
  const { clauses, errors } = parseSearch(text)
  const { filter, sort } = compileSearch(clauses, { timeZone: user.timeZone, now: Date.now() })
  const [{ tickets, next, previous, capped }, choices, done] = await Promise.all([
    listTickets(db, { filter, sort, cursor }),
    recentChoices(db, user.id),
    findBulkChange(db, bulk),
  ])
  const page = (to: string | null) => (to ? listHref({ ...place, cursor: to }) : undefined)
  return (
    <>
      <PageHeader title="Tickets" actions={<NewTicketLink />}>
        <SearchBox text={text} errors={errors} view={view} />
      </PageHeader>
      <FiledNotice params={single(params)} />
      <SearchErrors text={text} errors={errors} />
      <FilterBar {...{ text, clauses, view, href, choices, capped }} display={user.list} />
      <BulkNotice bulk={done} place={place} />
      <NewsPill q={text} href={href(text)} since={at} timeZone={user.timeZone} />
      {tickets.length > 0 ? (
        <TicketTable
          tickets={tickets}
          timeZone={user.timeZone}
          display={user.list}
          text={text}
          view={view}
          sort={sort}
          href={href}
        />
      ) : (
        <NoResults {...{ text, clauses, href }} forAdmin={user.role === 'admin'} />
      )}
      <Pagination previous={page(previous)} next={page(next)} />
      <BulkBar choices={choices} self={user.id} place={place} done={done?.id} />
    </>
  )
}
