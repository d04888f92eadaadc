import type { BreakdownKind, BreakdownRow, Days } from '@/lib/dashboard/types'
import { BreakdownLine } from './breakdown-line'
import { NumberHead, NumberTable } from './number-table'

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
      <p className="pt-4 text-muted-foreground">
        No ticket was created, answered or solved in these days.
      </p>
    )
  }
  return (
    <NumberTable
      name={`By ${name.toLowerCase()}`}
      about={`Numbers by ${name.toLowerCase()}, and how they changed. Times are the median, and what nine of ten kept to.`}
    >
      <thead>
        <tr className="border-b">
          <NumberHead first>{name}</NumberHead>
          <NumberHead>Created</NumberHead>
          <NumberHead>Solved</NumberHead>
          <NumberHead>Unsolved</NumberHead>
          <NumberHead>First reply</NumberHead>
          <NumberHead of="First reply">9 of 10</NumberHead>
          <NumberHead>Resolution</NumberHead>
          <NumberHead of="Resolution">9 of 10</NumberHead>
          <NumberHead>Rated</NumberHead>
          <NumberHead of="Rating">Average</NumberHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BreakdownLine key={row.key} {...{ kind, row, days, reader }} />
        ))}
      </tbody>
    </NumberTable>
  )
}
