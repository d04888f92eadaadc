import Link from 'next/link'
import { queryString } from '@/lib/forms/search-params'
import { JOB_STATE_LABELS } from '@/lib/jobs/labels'
import { JOB_STATES, type JobCounts, type JobState } from '@/lib/jobs/types'

type JobStatesProps = { counts: JobCounts; shown: JobState | undefined }

/** How many jobs are in which state; each leads to them. */
export function JobStates({ counts, shown }: JobStatesProps) {
  const choices = [
    { state: undefined, label: 'In trouble', count: counts.failed + counts.retrying },
    ...JOB_STATES.map((state) => ({
      state,
      label: JOB_STATE_LABELS[state],
      count: counts[state],
    })),
  ]
  return (
    <nav aria-label="States" className="flex gap-1 overflow-x-auto border-b px-2 py-1.5 sm:px-4">
      {choices.map(({ state, label, count }) => (
        <Link
          key={label}
          href={`/admin/jobs${queryString({ state })}`}
          prefetch={false}
          aria-current={state === shown ? 'true' : undefined}
          className="flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium text-muted-foreground hover:bg-accent hover:text-foreground aria-[current]:bg-secondary aria-[current]:text-foreground pointer-coarse:h-11"
        >
          {label} <span className="text-xs tabular-nums">{count.toLocaleString('en')}</span>
        </Link>
      ))}
    </nav>
  )
}
