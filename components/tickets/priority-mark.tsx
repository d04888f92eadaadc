import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { cn } from '@/lib/cn'
import { PRIORITY_LABELS } from '@/lib/tickets/labels'
import type { Priority } from '@/lib/tickets/types'

const COLOURS: Record<Priority, string> = {
  low: 'text-muted-foreground',
  normal: 'text-muted-foreground',
  high: 'text-priority-high',
  urgent: 'font-medium text-priority-urgent',
}

const SHAPES: Record<Priority, ReactNode> = {
  low: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  normal: <path d="M4.5 8h7" />,
  high: <path d="M4.5 9.5 8 6l3.5 3.5" />,
  urgent: <path d="M4.5 7.5 8 4l3.5 3.5M4.5 12 8 8.5l3.5 3.5" />,
}

/** A priority as shape and word; `compact` leaves the word to those who listen. */
export function PriorityMark({ priority, compact }: { priority: Priority; compact?: string }) {
  return (
    <span className={cn('flex items-center gap-1 whitespace-nowrap', COLOURS[priority])}>
      <Icon>{SHAPES[priority]}</Icon>
      <span className={compact}>{PRIORITY_LABELS[priority]}</span>
    </span>
  )
}
