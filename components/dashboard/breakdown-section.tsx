import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import type { DashboardRequest } from '@/lib/dashboard/schema'
import { BREAKDOWNS, type Breakdown, type BreakdownKind, type Days } from '@/lib/dashboard/types'
import { queryString } from '@/lib/forms/search-params'
import { BreakdownTable } from './breakdown-table'

const NAMES: Record<BreakdownKind, string> = {
  team: 'Team',
  agent: 'Agent',
  tag: 'Tag',
  channel: 'Channel',
  company: 'Company',
}

type BreakdownSectionProps = {
  days: Days
  breakdown: Breakdown
  reader: { timeZone: string }
  request: DashboardRequest
}

/** The numbers of the range by what is chosen. */
export function BreakdownSection({ days, breakdown, reader, request }: BreakdownSectionProps) {
  const { by } = request
  return (
    <section id="by" aria-labelledby="breakdown" className="px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="breakdown" className="text-base">
          By {NAMES[by].toLowerCase()}
        </h2>
        <nav aria-label="Broken down by" className="mr-auto print:hidden">
          <ul className="flex flex-wrap gap-1">
            {BREAKDOWNS.map((kind) => (
              <li key={kind}>
                <Link
                  href={`/dashboard${queryString({ ...request, by: kind })}#by`}
                  prefetch={false}
                  scroll={false}
                  aria-current={kind === by ? 'true' : undefined}
                  className="flex h-8 items-center rounded-md px-2.5 text-muted-foreground hover:bg-accent hover:text-foreground aria-[current]:bg-secondary aria-[current]:font-medium aria-[current]:text-foreground pointer-coarse:h-11"
                >
                  {NAMES[kind]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <a
          href={`/dashboard/csv${queryString(request)}`}
          download
          className={buttonVariants({ className: 'print:hidden' })}
        >
          Download CSV<span className="sr-only"> by {NAMES[by].toLowerCase()}</span>
        </a>
      </div>
      <BreakdownTable
        kind={by}
        name={NAMES[by]}
        days={days}
        rows={breakdown.rows}
        reader={reader}
      />
      {breakdown.isCut && (
        <p className="pt-3 text-muted-foreground">
          Those with the most tickets are shown. The CSV has more of them.
        </p>
      )}
    </section>
  )
}
