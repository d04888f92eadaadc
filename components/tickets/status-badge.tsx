import { cn } from '@/lib/cn'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import type { Status } from '@/lib/tickets/types'
import { StatusIcon } from './status-icon'

/** A status as shape and word; framed where it stands alone, plain in a list. */
export function StatusBadge({ status, framed = false }: { status: Status; framed?: boolean }) {
  return (
    <span
      className={cn(
        'flex items-center gap-1.5 whitespace-nowrap',
        framed && 'h-6 rounded-md border bg-card pr-2 pl-1.5 text-xs font-medium',
      )}
    >
      <StatusIcon status={status} />
      {STATUS_LABELS[status]}
    </span>
  )
}
