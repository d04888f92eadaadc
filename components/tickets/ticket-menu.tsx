import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { PopoverMenu } from '@/components/ui/popover-menu'
import { snoozePresets } from '@/lib/tickets/snooze-presets'
import {
  fileTicketAction,
  followTicketAction,
  snoozeTicketAction,
} from '@/lib/tickets/tidying-actions'
import type { Ticket } from '@/lib/tickets/types'
import { ActForm } from './act-form'
import { exactTime } from './relative-time'
import { SnoozeForm } from './snooze-form'

type TicketMenuProps = { ticket: Ticket; following: boolean; timeZone: string }

/** What is done to a ticket besides answering it: each a plain form or link. */
export function TicketMenu({ ticket, following, timeZone }: TicketMenuProps) {
  const { number, status, folder } = ticket
  const closed = status === 'closed'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ActForm
        act={followTicketAction.bind(null, number, !following)}
        variant="secondary"
        size="md"
      >
        {following ? 'Following' : 'Follow'}
        <span className="sr-only">
          {following ? ' this ticket: press to stop' : ' this ticket'}
        </span>
      </ActForm>
      {!closed && <SnoozeMenu ticket={ticket} timeZone={timeZone} />}
      <PopoverMenu id="ticket-menu" label="More" name="More acts">
        {!closed && folder === 'inbox' && (
          <Link
            href={`/tickets/${number}/merge`}
            prefetch={false}
            className={`${buttonVariants({ variant: 'ghost', size: 'row' })} justify-start`}
          >
            Merge into another…
          </Link>
        )}
        {folder !== 'inbox' && (
          <ActForm act={fileTicketAction.bind(null, number, 'inbox')}>Bring back</ActForm>
        )}
        {folder !== 'spam' && (
          <ActForm act={fileTicketAction.bind(null, number, 'spam')}>Move to spam</ActForm>
        )}
        {folder !== 'trash' && (
          <ActForm act={fileTicketAction.bind(null, number, 'trash')}>Move to trash</ActForm>
        )}
      </PopoverMenu>
    </div>
  )
}

function SnoozeMenu({ ticket, timeZone }: Omit<TicketMenuProps, 'following'>) {
  const snooze = snoozeTicketAction.bind(null, ticket.number)
  return (
    <PopoverMenu id="snooze-menu" label={ticket.snoozedUntil ? 'Snoozed' : 'Snooze'}>
      {ticket.snoozedUntil && <ActForm act={snooze}>Wake now</ActForm>}
      {snoozePresets(Date.now(), timeZone).map(({ label, until }) => (
        <ActForm key={label} act={snooze} value={{ name: 'until', value: until }}>
          {label}
          <span className="ml-auto text-xs text-muted-foreground">
            {exactTime(until, timeZone)}
          </span>
        </ActForm>
      ))}
      <SnoozeForm snooze={snooze} />
    </PopoverMenu>
  )
}
