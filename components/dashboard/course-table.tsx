import { dayName, daysName } from '@/lib/dashboard/day-names'
import { backlogAfter, listOf } from '@/lib/dashboard/list-links'
import type { Step } from '@/lib/dashboard/types'
import { NumberLink } from './number-link'

const HEAD = 'h-8 px-2 text-right text-2xs font-medium text-muted-foreground'
const CELL = 'h-8 px-2 text-right tabular-nums'

/** What the charts draw, in numbers that lead to their lists. */
export function CourseTable({ steps, reader }: { steps: Step[]; reader: { timeZone: string } }) {
  return (
    <table className="mt-2 w-full max-w-xl">
      <caption className="sr-only">Created, solved and unsolved tickets over time</caption>
      <thead>
        <tr className="border-b">
          <th scope="col" className="h-8 pr-2 text-left text-2xs font-medium text-muted-foreground">
            From
          </th>
          <th scope="col" className={HEAD}>
            Created
          </th>
          <th scope="col" className={HEAD}>
            Solved
          </th>
          <th scope="col" className={HEAD}>
            Unsolved at its end
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const when = daysName(step)
          return (
            <tr key={step.firstDay} className="border-b hover:bg-accent">
              <th scope="row" className="h-8 pr-2 text-left font-normal">
                {dayName(step.firstDay)}
              </th>
              <td className={CELL}>
                <NumberLink href={listOf('created', step, reader)} label={`created, ${when}`}>
                  {step.created.toLocaleString('en')}
                </NumberLink>
              </td>
              <td className={CELL}>
                <NumberLink href={listOf('solved', step, reader)} label={`solved, ${when}`}>
                  {step.solved.toLocaleString('en')}
                </NumberLink>
              </td>
              <td className={CELL}>
                <NumberLink href={backlogAfter(step, reader)} label={`unsolved after ${when}`}>
                  {step.backlog.toLocaleString('en')}
                </NumberLink>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
