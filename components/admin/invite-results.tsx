import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import type { InviteOutcome, InviteResult } from '@/lib/invitations/types'

const OUTCOMES: Record<InviteOutcome, { text: string; sent: boolean }> = {
  invited: { text: 'Invited', sent: true },
  renewed: { text: 'Invited again', sent: true },
  user_already: { text: 'Is a user already', sent: false },
  invalid: { text: 'Not an e-mail address', sent: false },
}

/** What became of each address. */
export function InviteResults({ results }: { results: InviteResult[] }) {
  return (
    <ul aria-label="Results" className="flex flex-col rounded-lg border">
      {results.map(({ email, outcome }) => {
        const { text, sent } = OUTCOMES[outcome]
        const Mark = sent ? CheckIcon : AlertIcon
        return (
          <li
            key={email}
            className="flex min-h-9 flex-wrap items-center gap-x-4 border-b px-3 py-1.5 last:border-b-0"
          >
            <span className="min-w-0 flex-1 wrap-anywhere">{email}</span>
            <span
              className={`flex items-center gap-1.5 ${sent ? 'text-success' : 'text-destructive'}`}
            >
              <Mark className="size-4" />
              {text}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
