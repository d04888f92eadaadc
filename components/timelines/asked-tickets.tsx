import { MoreLink } from '@/components/directory/more-link'
import { Part } from '@/components/directory/record-layout'
import { queryString } from '@/lib/forms/search-params'
import { cappedText } from '@/lib/search/count-text'
import type { AskedTicket } from '@/lib/timelines/types'
import { TicketLines } from './ticket-lines'

type AskedTicketsProps = {
  asked: { tickets: AskedTicket[]; total: number }
  /** The query that finds all of them. */
  query: string
  /** Whether it is said who asked each. */
  named?: boolean
  none: string
  timeZone: string
}

/** What they asked, unsolved tickets first, and the way to the rest. */
export function AskedTickets({ asked, query, named, none, timeZone }: AskedTicketsProps) {
  const { tickets, total } = asked
  return (
    <Part
      title={cappedText(total, ['ticket', 'tickets'])}
      aside={
        total > tickets.length && (
          <MoreLink href={`/tickets${queryString({ q: query })}`}>All of them</MoreLink>
        )
      }
    >
      <TicketLines tickets={tickets} asked={named ?? false} timeZone={timeZone} none={none} />
    </Part>
  )
}
