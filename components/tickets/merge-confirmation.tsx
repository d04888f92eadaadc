import type { ComponentProps } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import type { Ticket } from '@/lib/tickets/types'
import { ActForm } from './act-form'
import { ExactTime } from './relative-time'
import { StatusBadge } from './status-badge'

type MergeConfirmationProps = {
  source: Ticket
  survivor: Ticket
  merge: ComponentProps<typeof ActForm>['act']
  timeZone: string
}

/** Both tickets side by side, before one goes into the other. */
export function MergeConfirmation({ source, survivor, merge, timeZone }: MergeConfirmationProps) {
  return (
    <div className="flex max-w-4xl flex-col gap-6 px-4 py-6 sm:px-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title="Is closed, and leads to the other" ticket={source} timeZone={timeZone} />
        <Side title="Keeps all messages" ticket={survivor} timeZone={timeZone} />
      </div>
      {source.requester.id !== survivor.requester.id && (
        <p className="rounded-md border border-note-line bg-note px-3 py-2 text-note-foreground">
          These are of two requesters: <bdi>{survivor.requester.name}</bdi> will be answered, and
          what <bdi>{source.requester.name}</bdi> wrote will stand in the same conversation.
        </p>
      )}
      <div className="flex flex-wrap items-start gap-2 border-t border-dashed border-perforation pt-4">
        <ActForm act={merge} variant="primary" size="md">
          Merge #{source.number} into #{survivor.number}
        </ActForm>
        <LinkButton
          href={`/tickets/${survivor.number}/merge?into=${source.number}`}
          prefetch={false}
        >
          The other way round
        </LinkButton>
        <LinkButton variant="ghost" href={`/tickets/${source.number}`} prefetch={false}>
          Cancel
        </LinkButton>
      </div>
    </div>
  )
}

type SideProps = { title: string; ticket: Ticket; timeZone: string }

function Side({ title, ticket, timeZone }: SideProps) {
  const { number, subject, status, requester, createdAt } = ticket
  return (
    <section
      aria-label={`#${number}`}
      className="flex flex-col gap-2 rounded-lg border bg-card p-4"
    >
      <p className="text-xs text-muted-foreground">{title}</p>
      <h2 dir="auto" className="text-base wrap-anywhere">
        <span className="text-muted-foreground tabular-nums">#{number}</span> {subject}
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted-foreground">
        <StatusBadge status={status} framed />
        <bdi>{requester.name}</bdi>
        <ExactTime at={createdAt} timeZone={timeZone} />
      </div>
    </section>
  )
}
