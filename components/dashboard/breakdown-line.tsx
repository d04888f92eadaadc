import { changeText, differenceText } from '@/lib/dashboard/changes'
import { durationText } from '@/lib/dashboard/durations'
import { backlogAfter, listOf, termOf } from '@/lib/dashboard/list-links'
import { averageOf, averageText, ratedOf } from '@/lib/dashboard/scores'
import type { BreakdownKind, BreakdownRow, Days, Numbers } from '@/lib/dashboard/types'
import { CHANNEL_LABELS } from '@/lib/tickets/labels'
import { NumberCell } from './number-table'

const NONE: Record<BreakdownKind, string> = {
  team: 'No team',
  agent: 'Nobody',
  tag: 'No tag',
  channel: 'None',
  company: 'No company',
}

type BreakdownLineProps = {
  kind: BreakdownKind
  row: BreakdownRow
  days: Days
  reader: { timeZone: string }
}

/** The numbers of one row, each beside how it changed since the range before. */
export function BreakdownLine({ kind, row, days, reader }: BreakdownLineProps) {
  const name = nameOf(kind, row)
  const term = termOf(kind, row.term)
  const created = listOf('created', days, reader, term)
  const replied = listOf('replied', days, reader, term)
  const solved = listOf('solved', days, reader, term)
  const rated = listOf('solved', days, reader, `${term} is:rated`)
  const average = ({ scores }: Numbers) => averageOf(scores)
  return (
    <tr className="group border-b hover:bg-accent">
      <th
        scope="row"
        className="sticky left-0 h-11 max-w-48 truncate bg-background pr-2 text-left font-medium group-hover:bg-accent max-sm:max-w-32"
        title={name}
      >
        <bdi>{name}</bdi>
      </th>
      <NumberCell href={created} label={`created, ${name}`} change={counted(row, 'created')}>
        {row.created.toLocaleString('en')}
      </NumberCell>
      <NumberCell href={solved} label={`solved, ${name}`} change={counted(row, 'solved')}>
        {row.solved.toLocaleString('en')}
      </NumberCell>
      <NumberCell
        href={backlogAfter(days, reader, term)}
        label={`unsolved, ${name}`}
        change={counted(row, 'backlog')}
      >
        {row.backlog.toLocaleString('en')}
      </NumberCell>
      <NumberCell
        href={replied}
        label={`first replies, ${name}`}
        change={timed(row, 'replyMedian')}
      >
        {durationText(row.replyMedian)}
      </NumberCell>
      <NumberCell change={timed(row, 'replyP90')}>{durationText(row.replyP90)}</NumberCell>
      <NumberCell href={solved} label={`resolutions, ${name}`} change={timed(row, 'solveMedian')}>
        {durationText(row.solveMedian)}
      </NumberCell>
      <NumberCell change={timed(row, 'solveP90')}>{durationText(row.solveP90)}</NumberCell>
      <NumberCell href={rated} label={`rated, ${name}`}>
        {ratedOf(row.scores).toLocaleString('en')}
      </NumberCell>
      <NumberCell
        change={{
          text: differenceText(average(row), average(row.before)),
          before: averageText(average(row.before)),
        }}
      >
        {averageText(average(row))}
      </NumberCell>
    </tr>
  )
}

function counted({ before, ...now }: BreakdownRow, of: 'created' | 'solved' | 'backlog') {
  return { text: changeText(now[of], before[of]), before: before[of].toLocaleString('en') }
}

type Time = 'replyMedian' | 'replyP90' | 'solveMedian' | 'solveP90'

function timed({ before, ...now }: BreakdownRow, of: Time) {
  return { text: changeText(now[of], before[of]), before: durationText(before[of]) }
}

function nameOf(kind: BreakdownKind, { key, name }: BreakdownRow): string {
  if (name === null) return NONE[kind]
  if (kind !== 'channel') return name
  return Object.entries(CHANNEL_LABELS).find(([channel]) => channel === key)?.[1] ?? name
}
