import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { STATUS_LABELS } from '@/lib/subscriptions/labels'
import type { DeliveryStatus } from '@/lib/subscriptions/types'

/** What became of a delivery: a word and a mark, never the colour alone. */
export function DeliveryStatusMark({ status }: { status: DeliveryStatus }) {
  if (status === 'waiting') {
    return <span className="text-muted-foreground">{STATUS_LABELS.waiting}</span>
  }
  const well = status === 'delivered'
  const Mark = well ? CheckIcon : AlertIcon
  return (
    <span className={`flex items-center gap-1.5 ${well ? 'text-success' : 'text-destructive'}`}>
      <Mark className="size-3.5" />
      {STATUS_LABELS[status]}
    </span>
  )
}
