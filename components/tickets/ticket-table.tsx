import { PageBox } from '@/components/bulk-changes/page-box'
import {
  COLUMN_LABELS,
  COLUMN_SORTS,
  type ListColumn,
  type ListDisplay,
} from '@/lib/tickets/list-columns'
import { withToggledSort } from '@/lib/tickets/query-edits'
import { placeQuery } from '@/lib/tickets/ticket-address'
import type { TicketSort } from '@/lib/tickets/ticket-filter'
import type { TicketRow } from '@/lib/tickets/types'
import { listRow } from './list-row'
import { TicketRows } from './ticket-rows'

type TicketTableProps = {
  tickets: TicketRow[]
  timeZone: string
  display: ListDisplay
  /** The query that is listed: headings lead to the same, sorted by them. */
  text: string
  /** The view that it is, or was. */
  view: string | undefined
  sort: TicketSort
  /** Where the list of another query is. */
  href: (query: string) => string
}

/** The queue: one line a ticket on a screen, two on a phone; the whole row leads to the ticket. */
export function TicketTable({
  tickets,
  timeZone,
  display: { columns, density },
  text,
  view,
  sort,
  href,
}: TicketTableProps) {
  const now = Date.now()
  // The tags of a ticket stand behind its subject.
  const headed = columns.filter((column) => column !== 'tags')
  return (
    <div className="ticket-table-frame" data-follow="">
      <table className="ticket-table" data-density={density}>
        <caption className="sr-only">Tickets</caption>
        <thead>
          <tr>
            <th scope="col" className="pick">
              <span className="sr-only">Select</span>
              <PageBox />
            </th>
            {headed.map((column) => (
              <Heading key={column} {...{ column, text, sort, href }} />
            ))}
          </tr>
        </thead>
        <TicketRows
          rows={tickets.map((one) => listRow(one, timeZone, now))}
          columns={columns}
          from={placeQuery({ q: text, view })}
        />
      </table>
    </div>
  )
}

type HeadingProps = { column: ListColumn } & Pick<TicketTableProps, 'text' | 'sort' | 'href'>

/** The name of a column, and the way to the same list sorted by it, or turned round. */
function Heading({ column, text, sort, href }: HeadingProps) {
  const name = COLUMN_LABELS[column]
  const key = COLUMN_SORTS[column]
  const direction = sort.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={column} aria-sort={sort.key === key ? direction : undefined}>
      {key ? <a href={href(withToggledSort(text, key))}>{name}</a> : name}
    </th>
  )
}
