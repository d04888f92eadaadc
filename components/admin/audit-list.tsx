import { LogIcon } from '@/components/layout/nav-icons'
import { ExactTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { type ReadableChange, sentenceOf } from '@/lib/audit/sentences'
import type { AuditLine } from '@/lib/audit/types'

/** The audit log: who did what, and what changed from what to what. */
export function AuditList({ lines, timeZone }: { lines: AuditLine[]; timeZone: string }) {
  if (lines.length === 0) {
    return (
      <EmptyState icon={<LogIcon className="size-5" />} title="Nothing to tell">
        No change of the workspace fits what you asked for.
      </EmptyState>
    )
  }
  return (
    <ol aria-label="Changes">
      {lines.map((line) => (
        <Line key={line.id} line={line} timeZone={timeZone} />
      ))}
    </ol>
  )
}

function Line({ line, timeZone }: { line: AuditLine; timeZone: string }) {
  const { verb, name, changes } = sentenceOf(line, timeZone)
  return (
    <li className="flex min-h-9 flex-col gap-x-6 gap-y-0.5 border-b px-4 py-2 hover:bg-accent sm:px-6 md:flex-row">
      <ExactTime
        at={line.at}
        timeZone={timeZone}
        className="w-36 shrink-0 text-xs leading-5 text-muted-foreground"
      />
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-0.5 wrap-anywhere">
        <span className="min-w-0">
          <bdi className="font-medium">{line.actor.name}</bdi>{' '}
          <span className="text-muted-foreground">{verb}</span>{' '}
          <bdi className="font-medium">{name}</bdi>
        </span>
        {changes.map((change) => (
          <ChangeText key={change.label} change={change} />
        ))}
      </div>
    </li>
  )
}

function ChangeText({ change: { label, from, to } }: { change: ReadableChange }) {
  return (
    <span className="min-w-0 text-muted-foreground">
      {label}:{' '}
      {from !== null && (
        <>
          <bdi className="line-clamp-2 inline">{from}</bdi> <span aria-hidden="true">→</span>
          <span className="sr-only">to</span>{' '}
        </>
      )}
      <bdi className="text-foreground">{to ?? 'nothing'}</bdi>
    </span>
  )
}
