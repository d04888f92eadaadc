import Link from 'next/link'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { ArrowDownIcon, ArrowUpIcon, TicketIcon } from '@/components/ui/icons'
import { cn } from '@/lib/cn'
import type { TicketRow } from '@/lib/tickets/types'
import { TicketTableRow } from './ticket-table-row'

const COLUMNS = [
  { key: 'number', name: 'Number', width: 'w-20' },
  { key: 'subject', name: 'Subject', width: '' },
  { key: 'requester', name: 'Requester', width: 'w-32 xl:w-40 2xl:w-52' },
  { key: 'status', name: 'Status', width: 'w-26' },
  { key: 'priority', name: 'Priority', width: 'w-24' },
  { key: 'assignee', name: 'Assignee', width: 'w-12 xl:w-40 2xl:w-52' },
  { key: 'updated', name: 'Updated', width: 'w-24' },
] as const

type TicketColumn = (typeof COLUMNS)[number]['key']

/** Where a press on a heading leads, and how the list is sorted by it now. */
type TicketSort = Partial<
  Record<TicketColumn, { href: string; direction?: 'ascending' | 'descending' }>
>

type TicketTableProps = {
  tickets: TicketRow[]
  timeZone: string
  sort?: TicketSort
  /** What stands here when there is nothing to list. */
  empty?: ReactNode
}

/** The queue: one line a ticket on a screen, two on a phone; the whole row leads to the ticket. */
export function TicketTable({ tickets, timeZone, sort = {}, empty }: TicketTableProps) {
  if (tickets.length === 0) return empty ?? <NothingHere />
  const now = Date.now()
  return (
    <table className="w-full table-fixed max-lg:block">
      <caption className="sr-only">Tickets</caption>
      <thead className="max-lg:sr-only">
        <tr className="border-b">
          {COLUMNS.map(({ key, name, width }) => (
            <th
              key={key}
              scope="col"
              aria-sort={sort[key]?.direction}
              className={cn(
                'h-8 px-2 text-left text-2xs font-medium text-muted-foreground first:pl-6 last:pr-6 last:text-right',
                key === 'number' && 'border-r border-dashed border-r-perforation bg-muted',
                key === 'subject' && 'pl-4',
                width,
              )}
            >
              <Heading name={name} short={key === 'number' ? 'No.' : undefined} {...sort[key]} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-lg:block">
        {tickets.map((ticket) => (
          <TicketTableRow key={ticket.number} ticket={ticket} timeZone={timeZone} now={now} />
        ))}
      </tbody>
    </table>
  )
}

type HeadingProps = {
  name: string
  short?: string | undefined
  href?: string
  direction?: 'ascending' | 'descending'
}

function Heading({ name, short = name, href, direction }: HeadingProps) {
  if (!href) return <span className="block truncate">{short}</span>
  const Arrow = direction === 'ascending' ? ArrowUpIcon : ArrowDownIcon
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={name}
      className={cn(
        'group/sort inline-flex h-6 max-w-full items-center gap-1 rounded-sm hover:text-foreground',
        direction && 'text-foreground',
      )}
    >
      <span className="truncate">{short}</span>
      <Arrow className={cn('size-3', !direction && 'invisible group-hover/sort:visible')} />
    </Link>
  )
}

function NothingHere() {
  return (
    <EmptyState icon={<TicketIcon className="size-5" />} title="No tickets here">
      Tickets appear here as soon as somebody writes, or when you create one.
    </EmptyState>
  )
}
