'use client'
import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { ListedEvent } from '@/lib/webhooks/types'
import { EventStatus } from './event-status'

const COLUMNS: Column[] = [
  { name: 'Select', className: 'w-12', hideName: true },
  { name: 'Event', className: 'w-1/4' },
  { name: 'Status', className: 'w-32' },
  { name: 'Ticket', className: 'w-20' },
  { name: 'Reason' },
  { name: 'Received', className: 'w-24' },
]

type EventTableProps = {
  source: string
  events: ListedEvent[]
  replay: FormAction
  timeZone: string
  now: number
}

/** What came in, and what became of it; what did not become anything can be tried again. */
export function EventTable({ source, events, replay, timeZone, now }: EventTableProps) {
  const { state, formAction, pending } = useActionForm(replay)
  const replayable = events.some(canBeReplayed)
  return (
    <ActionForm state={state} action={formAction} pending={pending}>
      <Table caption="Events" columns={COLUMNS}>
        {events.map((event) => (
          <EventRow key={event.id} {...{ source, event, timeZone, now }} />
        ))}
      </Table>
      <div className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-6">
        {replayable && (
          <Button type="submit" aria-disabled={pending || undefined}>
            Replay selected
          </Button>
        )}
        <Button
          type="submit"
          name="all"
          value="failed"
          variant="ghost"
          aria-disabled={pending || undefined}
        >
          Replay all failed
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}

function canBeReplayed({ status }: ListedEvent): boolean {
  return status === 'failed' || status === 'ignored'
}

type EventRowProps = { source: string; event: ListedEvent; timeZone: string; now: number }

function EventRow({ source, event, timeZone, now }: EventRowProps) {
  const name = event.type ?? 'Event'
  return (
    <Row className="max-md:grid max-md:grid-cols-[1.25rem_minmax(0,1fr)_auto] max-md:text-xs">
      <Cell>
        {canBeReplayed(event) && (
          <input
            type="checkbox"
            name="events"
            value={event.id}
            aria-label={`Select ${name} ${event.id.slice(0, 8)}`}
            className="relative z-10 block size-4 cursor-pointer accent-primary pointer-coarse:size-5"
          />
        )}
      </Cell>
      <Cell className="max-md:text-sm">
        <div className="flex min-w-0">
          <Link
            href={`/admin/sources/${source}/events/${event.id}`}
            prefetch={false}
            className={coverRow}
          >
            <bdi>{name}</bdi>
          </Link>
        </div>
      </Cell>
      <Cell className="max-md:justify-self-end">
        <EventStatus event={event} />
      </Cell>
      <Cell className="max-md:col-start-3 max-md:row-start-2 max-md:justify-self-end">
        {event.ticket !== null && (
          <Link
            href={`/tickets/${event.ticket}`}
            prefetch={false}
            className="relative z-10 tabular-nums underline decoration-perforation underline-offset-2 hover:decoration-current"
          >
            #{event.ticket}
          </Link>
        )}
      </Cell>
      <Cell className="text-muted-foreground max-md:col-span-3 max-md:row-start-3 max-md:empty:hidden">
        {event.reason && (
          <bdi className="block truncate" title={event.reason}>
            {event.reason}
          </bdi>
        )}
      </Cell>
      <Cell className="text-muted-foreground max-md:col-span-2 max-md:col-start-1 max-md:row-start-2">
        <RelativeTime at={event.receivedAt} timeZone={timeZone} now={now} />
      </Cell>
    </Row>
  )
}
