import { ExactTime } from '@/components/tickets/relative-time'
import type { LivingSecret } from '@/lib/webhooks/types'

/** How many secrets verify, since when and until when; never what they are. */
export function SecretList({ secrets, timeZone }: { secrets: LivingSecret[]; timeZone: string }) {
  if (secrets.length === 0) {
    return (
      <p className="text-destructive">No secret is alive: nothing is let in. Rotate to make one.</p>
    )
  }
  return (
    <ul aria-label="Living secrets" className="flex flex-col rounded-lg border">
      {secrets.map(({ createdAt, expiresAt }) => (
        <li
          key={createdAt}
          className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-b px-3 py-1.5 last:border-b-0"
        >
          <span>
            Since <ExactTime at={createdAt} timeZone={timeZone} />
          </span>
          <span className="text-muted-foreground">
            {expiresAt ? (
              <>
                until <ExactTime at={expiresAt} timeZone={timeZone} />
              </>
            ) : (
              'stays'
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
