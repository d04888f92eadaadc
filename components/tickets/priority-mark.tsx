import { PRIORITY_LABELS } from '@/lib/tickets/labels'
import type { Priority } from '@/lib/tickets/types'

/** A priority as shape (of `marks.css`) and word. */
export function PriorityMark({ priority }: { priority: Priority }) {
  return (
    <span className={`mark priority-${priority} flex items-center whitespace-nowrap`}>
      {PRIORITY_LABELS[priority]}
    </span>
  )
}
