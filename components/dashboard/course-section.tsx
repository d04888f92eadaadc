import { buttonVariants } from '@/components/ui/button'
import type { DashboardRequest } from '@/lib/dashboard/schema'
import type { Step } from '@/lib/dashboard/types'
import { queryString } from '@/lib/forms/search-params'
import { CourseTable } from './course-table'
import { StepChart } from './step-chart'

type CourseSectionProps = { steps: Step[]; reader: { timeZone: string }; request: DashboardRequest }

/** What came and went over time, and what was left. */
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
      <div className="mt-3 grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <StepChart
          title="Created and solved"
          steps={steps}
          series={[
            { name: 'Created', of: ({ created }) => created, mark: 'bar-created' },
            { name: 'Solved', of: ({ solved }) => solved, mark: 'bar-solved' },
          ]}
        />
        <StepChart
          title="Unsolved"
          steps={steps}
          series={[{ name: 'Unsolved', of: ({ backlog }) => backlog, mark: 'area' }]}
        />
      </div>
      <details className="mt-4">
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
          The same as a table
        </summary>
        <CourseTable steps={steps} reader={reader} />
      </details>
    </section>
  )
}
