import { csvLine, csvMark } from '@/lib/csv/csv-file'
import { averageOf, ratedOf } from './scores'
import type { Breakdown, BreakdownKind, Numbers, Period } from './types'

const COLUMNS = [
  ...['created', 'first_replies', 'solved', 'backlog'],
  ...['first_reply_median_minutes', 'first_reply_p90_minutes'],
  ...['resolution_median_minutes', 'resolution_p90_minutes'],
  ...['rated', 'rating_average', 'rated_1', 'rated_2', 'rated_3', 'rated_4', 'rated_5'],
]

/** The course of a range as CSV (RFC 4180). Days are the workspace's. */
export function stepsCsv(steps: Period[]): string {
  const lines = steps.map((step) => [step.firstDay, step.lastDay, ...cells(step)])
  return csv([['first_day', 'last_day', ...COLUMNS], ...lines])
}

/** A breakdown as CSV, with the numbers of the range before; what there is none of is empty. */
export function breakdownCsv(kind: BreakdownKind, { rows }: Breakdown): string {
  const lines = rows.map((row) => [row.name ?? '', ...cells(row), ...cells(row.before)])
  return csv([[kind, ...COLUMNS, ...COLUMNS.map((name) => `before_${name}`)], ...lines])
}

/** How often each rating was given, in a range and in the one before, as CSV. */
export function ratingsCsv(now: Numbers, before: Numbers): string {
  const lines = now.scores.map((count, at) => [at + 1, count, before.scores[at] ?? 0])
  return csv([['rating', 'tickets', 'before_tickets'], ...lines])
}

function cells(of: Numbers): (number | null)[] {
  return [
    ...[of.created, of.replied, of.solved, of.backlog],
    ...[of.replyMedian, of.replyP90, of.solveMedian, of.solveP90],
    ...[ratedOf(of.scores), averageOf(of.scores), ...of.scores],
  ]
}

function csv(lines: (string | number | null)[][]): string {
  return csvMark + lines.map((cells) => csvLine(cells.map((cell) => String(cell ?? '')))).join('')
}
