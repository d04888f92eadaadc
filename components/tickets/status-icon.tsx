import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Status } from '@/lib/tickets/types'

const COLOURS: Record<Status, string> = {
  new: 'text-status-new',
  open: 'text-status-open',
  pending: 'text-status-pending',
  on_hold: 'text-status-on-hold',
  solved: 'text-status-solved',
  closed: 'text-status-closed',
}

/** One shape for each status, so that it is told without its colour. */
const SHAPES: Record<Status, ReactNode> = {
  new: (
    <>
      <circle cx="8" cy="8" r="5.75" strokeDasharray="2.2 1.41" />
      <circle cx="8" cy="8" r="2" fill="currentColor" stroke="none" />
    </>
  ),
  open: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" stroke="none" />
    </>
  ),
  pending: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 5v3.25l2 1.5" />
    </>
  ),
  on_hold: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M6.5 6v4M9.5 6v4" />
    </>
  ),
  solved: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path className="stroke-background" d="m5.25 8.25 2 2 3.5-4" />
    </>
  ),
  closed: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m4.5 11.5 7-7" />
    </>
  ),
}

export function StatusIcon({ status }: { status: Status }) {
  return <Icon className={`size-4 ${COLOURS[status]}`}>{SHAPES[status]}</Icon>
}
