import { ExactTime } from '@/components/tickets/relative-time'
import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import type { TestMail } from '@/lib/email/types'

/** The last tests, and what the mail server said of each. */
export function TestList({ tests, timeZone }: { tests: readonly TestMail[]; timeZone: string }) {
  if (tests.length === 0) return null
  return (
    <ol aria-label="Tests" className="rounded-lg border">
      {tests.map((test) => (
        <li key={test.id} className="flex flex-col gap-0.5 border-b px-3 py-2 last:border-b-0">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <Outcome outcome={test.outcome} />
            <bdi className="min-w-0 flex-1 wrap-anywhere">{test.recipient}</bdi>
            <ExactTime
              at={test.asked_at}
              timeZone={timeZone}
              className="text-xs text-muted-foreground"
            />
          </span>
          <span className="text-xs text-muted-foreground wrap-anywhere">
            <bdi>{test.response ?? 'No worker has come to it yet.'}</bdi>
            {test.duration_ms !== null && ` (${test.duration_ms.toLocaleString('en')} ms)`} · by{' '}
            <bdi>{test.asked_by}</bdi>
          </span>
        </li>
      ))}
    </ol>
  )
}

function Outcome({ outcome }: { outcome: TestMail['outcome'] }) {
  if (outcome === null) return <span className="font-medium">Waiting</span>
  return outcome === 'sent' ? (
    <span className="flex items-center gap-1.5 font-medium text-success">
      <CheckIcon className="size-3.5" />
      Sent
    </span>
  ) : (
    <span className="flex items-center gap-1.5 font-medium text-destructive">
      <AlertIcon className="size-3.5" />
      Failed
    </span>
  )
}
