import { cn } from '@/lib/cn'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import type { Status } from '@/lib/tickets/types'

/** A status as shape (of `marks.css`) and word; framed where it stands alone, plain in a text. */
export function StatusBadge({ status, framed = false }: { status: Status; framed?: boolean }) {
  return (
    <span
      className={cn(
        `mark status-${status} flex items-center whitespace-nowrap`,
        framed && 'h-6 rounded-md border bg-card pr-2 pl-1.5 text-xs font-medium',
      )}
    >
      {STATUS_LABELS[status]}
    </span>
  )
}
