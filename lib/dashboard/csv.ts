import { csvLine } from '@/lib/csv/csv-file'
import type { Breakdown, BreakdownKind, Step } from './types'

const TIMES = [
  'first_reply_median_minutes',
  'first_reply_p90_minutes',
  'resolution_median_minutes',
  'resolution_p90_minutes',
]

/** The course of a range as CSV (RFC 4180). Days are the workspace's. */
export function stepsCsv(steps: Step[]): string {
  const lines = steps.map((step) => [
    step.firstDay,
    step.lastDay,
    step.created,
    step.solved,
    step.backlog,
  ])
  return csv([['first_day', 'last_day', 'created', 'solved', 'backlog'], ...lines])
}

/** A breakdown as CSV; a time that there is none of is empty. */
export function breakdownCsv(kind: BreakdownKind, { rows }: Breakdown): string {
  const lines = rows.map((row) => [
    row.name ?? '',
    ...[row.created, row.replied, row.solved, row.backlog],
    ...[row.replyMedian, row.replyP90, row.solveMedian, row.solveP90],
  ])
  return csv([[kind, 'created', 'first_replies', 'solved', 'backlog', ...TIMES], ...lines])
}

function csv(lines: (string | number | null)[][]): string {
  return lines.map((cells) => csvLine(cells.map((cell) => String(cell ?? '')))).join('')
}
