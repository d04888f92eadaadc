import Link from 'next/link'
import { unlinkTicketAction, unmergeTicketAction } from '@/lib/tickets/tidying-actions'
import type { Relation } from '@/lib/tickets/types'
import { ActForm } from './act-form'
import { LinkTicketForm } from './link-ticket-form'
import { StatusBadge } from './status-badge'

const KINDS: Record<Relation['kind'], string> = {
  linked: '',
  follows_up: 'Followed up here',
  followed_up: 'Follows this up',
  merged: 'Merged into this',
}

type RelatedTicketsProps = {
  number: number
  related: Relation[]
  link: React.ComponentProps<typeof LinkTicketForm>['link']
}

/** What a ticket has to do with others, and a field to link one more. */
export function RelatedTickets({ number, related, link }: RelatedTicketsProps) {
  return (
    <section aria-labelledby="related" className="flex flex-col gap-3 border-t p-4 sm:p-6 lg:p-5">
      <h2 id="related" className="text-sm">
        Linked tickets
      </h2>
      {related.length > 0 && (
        <ul className="flex flex-col gap-3">
          {related.map((one) => (
            <li key={`${one.kind} ${one.number}`} className="flex items-start gap-2">
              <div className="min-w-0 flex-1">
                <Link
                  href={`/tickets/${one.number}`}
                  prefetch={false}
                  className="block truncate font-medium hover:underline"
                  title={one.subject}
                >
                  <span className="text-muted-foreground tabular-nums">#{one.number}</span>{' '}
                  <bdi>{one.subject}</bdi>
                </Link>
                <span className="flex items-center gap-2 text-xs text-muted-foreground">
                  {one.kind !== 'merged' && <StatusBadge status={one.status} />}
                  {KINDS[one.kind]}
                </span>
              </div>
              {one.kind === 'linked' && (
                <ActForm act={unlinkTicketAction.bind(null, number, one.number)} size="inline">
                  Unlink<span className="sr-only"> #{one.number}</span>
                </ActForm>
              )}
              {one.kind === 'merged' && (
                <ActForm act={unmergeTicketAction.bind(null, one.number)} size="inline">
                  Undo<span className="sr-only"> the merge of #{one.number}</span>
                </ActForm>
              )}
            </li>
          ))}
        </ul>
      )}
      <LinkTicketForm link={link} />
    </section>
  )
}
