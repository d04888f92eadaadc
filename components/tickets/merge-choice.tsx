import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import type { Status, Ticket } from '@/lib/tickets/types'
import { StatusBadge } from './status-badge'

type MergeChoiceProps = {
  ticket: Ticket
  candidates: { number: number; subject: string; status: Status }[]
  /** What was asked for and cannot be merged into. */
  given: string | undefined
}

/** Which ticket to merge into: by its number, or one of the same requester's. */
export function MergeChoice({ ticket, candidates, given }: MergeChoiceProps) {
  const { number, subject, requester } = ticket
  return (
    <div className="flex max-w-2xl flex-col gap-6 px-4 py-6 sm:px-6">
      <p className="text-muted-foreground">
        The messages of #{number} <bdi>“{subject}”</bdi> move to another ticket, and #{number} is
        closed. Its number goes on leading there. You can undo it.
      </p>
      <form action={`/tickets/${number}/merge`} className="flex items-start gap-2">
        <InputField
          label="Merge into ticket number"
          name="into"
          defaultValue={given ?? ''}
          error={given === undefined ? undefined : 'There is no such ticket to merge into.'}
          inputMode="numeric"
          autoComplete="off"
          required
          className="max-w-60 flex-1"
        />
        <Button type="submit" className="mt-5">
          Next
        </Button>
      </form>
      {candidates.length > 0 && (
        <section aria-labelledby="candidates" className="flex flex-col gap-2">
          <h2 id="candidates" className="text-sm">
            Other tickets of <bdi>{requester.name}</bdi>
          </h2>
          <ul className="flex flex-col rounded-lg border">
            {candidates.map((one) => (
              <li key={one.number} className="border-b last:border-b-0">
                <Link
                  href={`/tickets/${number}/merge?into=${one.number}`}
                  prefetch={false}
                  className="flex min-h-9 items-center gap-3 px-3 hover:bg-accent pointer-coarse:min-h-11"
                >
                  <span className="text-xs text-muted-foreground tabular-nums">#{one.number}</span>
                  <bdi className="min-w-0 flex-1 truncate font-medium">{one.subject}</bdi>
                  <StatusBadge status={one.status} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
