import { buttonVariants } from '@/components/ui/button'
import { durationText } from '@/lib/dashboard/durations'
import type { DashboardRequest } from '@/lib/dashboard/schema'
import type { Period } from '@/lib/dashboard/types'
import { queryString } from '@/lib/forms/search-params'
import { CourseTable } from './course-table'
import { topOf, topOfMinutes } from './shapes'
import { StepChart } from './step-chart'

type CourseSectionProps = {
  steps: Period[]
  reader: { timeZone: string }
  request: DashboardRequest
}

const counts = { topOf, text: (value: number) => value.toLocaleString('en') }
const times = { topOf: topOfMinutes, text: durationText }

/** What came and went over time, what was left, and how long it took. */
export function CourseSection({ steps, reader, request }: CourseSectionProps) {
  const { days, from, to } = request
  return (
    <section aria-labelledby="course" className="border-b px-4 py-5 sm:px-6">
      <div className="flex items-center gap-4">
        <h2 id="course" className="mr-auto text-base">
          Over time
        </h2>
        <a
          href={`/dashboard/csv${queryString({ days, from, to })}`}
          download
          className={buttonVariants({ className: 'print:hidden' })}
        >
          Download CSV<span className="sr-only"> over time</span>
        </a>
      </div>
      <div className="mt-3 grid gap-x-8 gap-y-6 xl:grid-cols-2 print:grid-cols-2">
        <StepChart
          title="Created and solved"
          steps={steps}
          series={[
            { name: 'Created', of: ({ created }) => created, mark: 'bar-created' },
            { name: 'Solved', of: ({ solved }) => solved, mark: 'bar-solved' },
          ]}
          {...counts}
        />
        <StepChart
          title="Unsolved"
          steps={steps}
          series={[{ name: 'Unsolved', of: ({ backlog }) => backlog, mark: 'area' }]}
          {...counts}
        />
        <StepChart
          title="First reply"
          steps={steps}
          series={[
            { name: 'Median', of: ({ replyMedian }) => replyMedian, mark: 'line' },
            { name: '9 of 10', of: ({ replyP90 }) => replyP90, mark: 'line-p90' },
          ]}
          {...times}
        />
        <StepChart
          title="Resolution"
          steps={steps}
          series={[
            { name: 'Median', of: ({ solveMedian }) => solveMedian, mark: 'line' },
            { name: '9 of 10', of: ({ solveP90 }) => solveP90, mark: 'line-p90' },
          ]}
          {...times}
        />
      </div>
      <details className="mt-4 [&:not([open])]:print:hidden">
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
          The same as a table
        </summary>
        <CourseTable steps={steps} reader={reader} />
      </details>
    </section>
  )
}
