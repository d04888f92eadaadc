import type { ComponentProps } from 'react'
import { TicketHeader } from './ticket-header'
import { TicketMenu } from './ticket-menu'
import { TicketNotices } from './ticket-notices'

type TicketTopProps = ComponentProps<typeof TicketNotices> & ComponentProps<typeof TicketMenu>

/** The head of a ticket with what can be done to it, and below what was just done. */
export function TicketTop({ ticket, timeZone, following, done, other }: TicketTopProps) {
  return (
    <>
      <TicketHeader ticket={ticket} timeZone={timeZone}>
        <TicketMenu ticket={ticket} timeZone={timeZone} following={following} />
      </TicketHeader>
      <TicketNotices ticket={ticket} timeZone={timeZone} done={done} other={other} />
    </>
  )
}
