import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { EVENT_STATUS_LABELS } from '@/lib/webhooks/labels'
import type { ListedEvent } from '@/lib/webhooks/types'

/** What became of an event: a word, and a mark where it went well or badly. */
export function EventStatus({ event }: { event: Pick<ListedEvent, 'status' | 'attempts'> }) {
  const { status, attempts } = event
  const label = EVENT_STATUS_LABELS[status]
  if (status === 'failed') {
    return (
      <span className="flex items-center gap-1.5 text-destructive">
        <AlertIcon className="size-3.5" />
        {label}
      </span>
    )
  }
  if (status === 'done') {
    return (
      <span className="flex items-center gap-1.5 text-success">
        <CheckIcon className="size-3.5" />
        {label}
      </span>
    )
  }
  return (
    <span className="text-muted-foreground">
      {label}
      {status === 'received' && attempts > 0 && `, tried ${attempts}×`}
    </span>
  )
}
