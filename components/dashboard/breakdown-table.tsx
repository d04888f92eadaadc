import { durationText } from '@/lib/dashboard/durations'
import { backlogAfter, listOf, termOf } from '@/lib/dashboard/list-links'
import type { BreakdownKind, BreakdownRow, Days } from '@/lib/dashboard/types'
import { CHANNEL_LABELS } from '@/lib/tickets/labels'
import { NumberLink } from './number-link'

const HEAD = 'h-8 px-2 text-right text-2xs font-medium text-muted-foreground last:pr-4 sm:last:pr-6'
const CELL = 'h-9 px-2 text-right tabular-nums whitespace-nowrap last:pr-4 sm:last:pr-6'

const NONE: Record<BreakdownKind, string> = {
  team: 'No team',
  agent: 'Nobody',
  tag: 'No tag',
  channel: 'None',
  company: 'No company',
}

type BreakdownTableProps = {
  kind: BreakdownKind
  name: string
  days: Days
  rows: BreakdownRow[]
  reader: { timeZone: string }
}

/** One row a team, agent, tag, channel or company; its numbers lead to their lists. */
export function BreakdownTable({ kind, name, days, rows, reader }: BreakdownTableProps) {
  if (rows.length === 0) {
    return (
      <p className="px-4 pt-4 text-muted-foreground sm:px-6">
        No ticket was created, answered or solved in these days.
      </p>
    )
  }
  return (
    // A table wider than a phone is moved sideways, by keys as well.
    <section
      aria-label={`By ${name.toLowerCase()}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable (WCAG 2.1.1)
      tabIndex={0}
      className="relative mt-2 overflow-x-auto"
    >
      <table className="w-full">
        <caption className="sr-only">
          Numbers by {name.toLowerCase()}. Times are the median, and what nine of ten kept to.
        </caption>
        <thead>
          <tr className="border-b">
            <th
              scope="col"
              className="sticky left-0 h-8 bg-background pr-2 pl-4 text-left text-2xs font-medium text-muted-foreground sm:pl-6"
            >
              {name}
            </th>
            {['Created', 'Solved', 'Unsolved', 'First reply', '9 of 10'].map((head) => (
              <th key={head} scope="col" className={HEAD}>
                {head === '9 of 10' && <span className="sr-only">First reply, </span>}
                {head}
              </th>
            ))}
            <th scope="col" className={HEAD}>
              Resolution
            </th>
            <th scope="col" className={HEAD}>
              <span className="sr-only">Resolution, </span>9 of 10
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BreakdownLine key={row.key} {...{ kind, row, days, reader }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type LineProps = Omit<BreakdownTableProps, 'rows' | 'name'> & { row: BreakdownRow }

function BreakdownLine({ kind, row, days, reader }: LineProps) {
  const name = nameOf(kind, row)
  const term = termOf(kind, row.term)
  const created = listOf('created', days, reader, term)
  const replied = listOf('replied', days, reader, term)
  const solved = listOf('solved', days, reader, term)
  return (
    <tr className="group border-b hover:bg-accent">
      <th
        scope="row"
        className="sticky left-0 h-9 max-w-56 truncate bg-background pr-2 pl-4 text-left font-medium group-hover:bg-accent max-sm:max-w-32 sm:pl-6"
        title={name}
      >
        <bdi>{name}</bdi>
      </th>
      <Linked href={created} label={`created, ${name}`}>
        {row.created.toLocaleString('en')}
      </Linked>
      <Linked href={solved} label={`solved, ${name}`}>
        {row.solved.toLocaleString('en')}
      </Linked>
      <Linked href={backlogAfter(days, reader, term)} label={`unsolved, ${name}`}>
        {row.backlog.toLocaleString('en')}
      </Linked>
      <Linked href={replied} label={`first replies, ${name}`}>
        {durationText(row.replyMedian)}
      </Linked>
      <td className={CELL}>{durationText(row.replyP90)}</td>
      <Linked href={solved} label={`resolutions, ${name}`}>
        {durationText(row.solveMedian)}
      </Linked>
      <td className={CELL}>{durationText(row.solveP90)}</td>
    </tr>
  )
}

function Linked({ href, label, children }: { href: string; label: string; children: string }) {
  return (
    <td className={CELL}>
      <NumberLink href={href} label={label}>
        {children}
      </NumberLink>
    </td>
  )
}

function nameOf(kind: BreakdownKind, { key, name }: BreakdownRow): string {
  if (name === null) return NONE[kind]
  if (kind !== 'channel') return name
  return Object.entries(CHANNEL_LABELS).find(([channel]) => channel === key)?.[1] ?? name
}
