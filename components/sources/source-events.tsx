import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { EventStatus, ListedEvent } from '@/lib/webhooks/types'
import { EventFilterBar } from './event-filter-bar'
import { EventTable } from './event-table'
import { SourceIcon } from './source-icon'

type SourceEventsProps = {
  source: string
  events: ListedEvent[]
  status: EventStatus | undefined
  /** Addresses of the first page and of the next one, where there are such. */
  first: string | undefined
  next: string | undefined
  replay: FormAction
  timeZone: string
}

/** What a source received, newest first. */
export function SourceEvents({ source, events, status, first, next, ...props }: SourceEventsProps) {
  return (
    <section aria-labelledby="events" className="border-b">
      <h2 id="events" className="px-4 pt-6 pb-2 text-sm sm:px-6">
        Events
      </h2>
      <EventFilterBar action={`/admin/sources/${source}`} status={status} />
      {events.length === 0 ? (
        <EmptyState
          icon={<SourceIcon className="size-5" />}
          title={status ? 'No such events' : 'Nothing came in yet'}
        >
          {status
            ? 'None of its events has this status.'
            : 'Let the other side post to the address above.'}
        </EmptyState>
      ) : (
        <EventTable source={source} events={events} now={Date.now()} {...props} />
      )}
      <Pagination previous={first} next={next} />
    </section>
  )
}
