import {
  COLUMN_LABELS,
  COLUMN_SORTS,
  DEFAULT_COLUMNS,
  type ListColumn,
} from '@/lib/tickets/list-columns'
import type { SortKey, TicketSort } from '@/lib/tickets/ticket-filter'
import type { TicketRow } from '@/lib/tickets/types'
import { listRow } from './list-row'
import { PageBox } from './page-box'
import { TicketRows } from './ticket-rows'

type TicketTableProps = {
  tickets: TicketRow[]
  timeZone: string
  columns?: readonly ListColumn[]
  density?: 'comfortable' | 'compact'
  sort?: TicketSort
  /** Where a press on the heading of this order leads; without it headings are plain. */
  sortHref?: (key: SortKey) => string
}

/** The queue: one line a ticket on a screen, two on a phone; the whole row leads to the ticket. */
export function TicketTable({
  tickets,
  timeZone,
  columns = DEFAULT_COLUMNS,
  density = 'comfortable',
  sort,
  sortHref,
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
            {headed.map((column) => {
              const key = COLUMN_SORTS[column]
              return (
                <Heading
                  key={column}
                  column={column}
                  href={key && sortHref?.(key)}
                  descending={key && sort?.key === key ? sort.descending : undefined}
                />
              )
            })}
          </tr>
        </thead>
        <TicketRows rows={tickets.map((one) => listRow(one, timeZone, now))} columns={columns} />
      </table>
    </div>
  )
}

type HeadingProps = {
  column: ListColumn
  href: string | undefined
  /** Undefined where the list is sorted by something else. */
  descending: boolean | undefined
}

function Heading({ column, href, descending }: HeadingProps) {
  const name = COLUMN_LABELS[column]
  const direction = descending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={column} aria-sort={descending === undefined ? undefined : direction}>
      {href ? <a href={href}>{name}</a> : name}
    </th>
  )
}
