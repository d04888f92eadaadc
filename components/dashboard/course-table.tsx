import { dayName, daysName } from '@/lib/dashboard/day-names'
import { durationText } from '@/lib/dashboard/durations'
import { backlogAfter, listOf } from '@/lib/dashboard/list-links'
import { averageOf, averageText, ratedOf } from '@/lib/dashboard/scores'
import type { Period } from '@/lib/dashboard/types'
import { NumberCell, NumberHead, NumberTable } from './number-table'

/** What the charts draw, in numbers that lead to their lists. */
export function CourseTable({ steps, reader }: { steps: Period[]; reader: { timeZone: string } }) {
  return (
    <NumberTable
      name="Over time, as a table"
      about="Created, solved and unsolved tickets over time, and times."
    >
      <thead>
        <tr className="border-b">
          <NumberHead first>From</NumberHead>
          <NumberHead>Created</NumberHead>
          <NumberHead>Solved</NumberHead>
          <NumberHead>Unsolved at its end</NumberHead>
          <NumberHead>First reply</NumberHead>
          <NumberHead of="First reply">9 of 10</NumberHead>
          <NumberHead>Resolution</NumberHead>
          <NumberHead of="Resolution">9 of 10</NumberHead>
          <NumberHead>Rated</NumberHead>
          <NumberHead of="Rating">Average</NumberHead>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <CourseLine key={step.firstDay} step={step} reader={reader} />
        ))}
      </tbody>
    </NumberTable>
  )
}

function CourseLine({ step, reader }: { step: Period; reader: { timeZone: string } }) {
  const when = daysName(step)
  const replied = listOf('replied', step, reader)
  const solved = listOf('solved', step, reader)
  const rated = listOf('solved', step, reader, 'is:rated')
  return (
    <tr className="group border-b hover:bg-accent">
      <th
        scope="row"
        className="sticky left-0 h-8 bg-background pr-2 text-left font-normal whitespace-nowrap group-hover:bg-accent"
      >
        {dayName(step.firstDay)}
      </th>
      <NumberCell href={listOf('created', step, reader)} label={`created, ${when}`}>
        {step.created.toLocaleString('en')}
      </NumberCell>
      <NumberCell href={solved} label={`solved, ${when}`}>
        {step.solved.toLocaleString('en')}
      </NumberCell>
      <NumberCell href={backlogAfter(step, reader)} label={`unsolved after ${when}`}>
        {step.backlog.toLocaleString('en')}
      </NumberCell>
      <NumberCell href={replied} label={`first replies, ${when}`}>
        {durationText(step.replyMedian)}
      </NumberCell>
      <NumberCell>{durationText(step.replyP90)}</NumberCell>
      <NumberCell href={solved} label={`resolutions, ${when}`}>
        {durationText(step.solveMedian)}
      </NumberCell>
      <NumberCell>{durationText(step.solveP90)}</NumberCell>
      <NumberCell href={rated} label={`rated, ${when}`}>
        {ratedOf(step.scores).toLocaleString('en')}
      </NumberCell>
      <NumberCell>{averageText(averageOf(step.scores))}</NumberCell>
    </tr>
  )
}
