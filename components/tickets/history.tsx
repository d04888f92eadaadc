import Link from 'next/link'
import type { ReactNode } from 'react'
import { ChevronIcon } from '@/components/ui/icons'
import { scoreText } from '@/lib/requests/labels'
import { FIELD_LABELS } from '@/lib/tickets/labels'
import type { TicketEvent } from '@/lib/tickets/types'
import { exactTime, RelativeTime } from './relative-time'

const FOLDED_FROM = 4

type HistoryProps = { events: TicketEvent[]; timeZone: string }

/** The changes between two messages, one quiet line each; many in a row are folded away. */
export function History({ events, timeZone }: HistoryProps) {
  const lines = (
    <ul className="flex flex-col gap-1">
      {events.map((event) => (
        <HistoryLine key={event.id} event={event} timeZone={timeZone} />
      ))}
    </ul>
  )
  if (events.length < FOLDED_FROM) return lines
  return (
    <details className="group/history">
      <summary className="flex h-6 w-fit cursor-pointer list-none items-center gap-3 rounded-sm pr-1 text-xs text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden">
        <span className="flex w-7 justify-center">
          <ChevronIcon className="size-3 group-open/history:rotate-90" />
        </span>
        {events.length} changes
      </summary>
      <div className="pt-1">{lines}</div>
    </details>
  )
}

function HistoryLine({ event, timeZone }: { event: TicketEvent; timeZone: string }) {
  return (
    <li className="flex items-start gap-3 text-xs text-muted-foreground">
      <span aria-hidden="true" className="flex h-4 w-7 shrink-0 items-center justify-center">
        <span className="size-1.5 rounded-full border border-input" />
      </span>
      <span className="min-w-0 wrap-anywhere">
        <bdi className="font-medium">{event.actor}</bdi> {sentence(event, timeZone)}{' '}
        <span aria-hidden="true">·</span> <RelativeTime at={event.at} timeZone={timeZone} />
      </span>
    </li>
  )
}

const MOVED: Record<string, string> = {
  inbox: 'brought the ticket back',
  spam: 'moved the ticket to spam',
  trash: 'moved the ticket to the trash',
}

/** What happened, behind the name of who did it. */
export function sentence(
  { field, name: label, from, to }: TicketEvent,
  timeZone: string,
): ReactNode {
  if (field === 'created') return 'created the ticket'
  if (field === 'merged')
    return to ? <>merged this into {ticket(to)}</> : <>merged {ticket(from)} into this</>
  if (field === 'unmerged')
    return from ? <>undid the merge into {ticket(from)}</> : <>took {ticket(to)} out again</>
  if (field === 'split')
    return to ? <>split {ticket(to)} off</> : <>split this off {ticket(from)}</>
  if (field === 'linked') return <>linked this with {ticket(to)}</>
  if (field === 'unlinked') return <>took away the link with {ticket(from)}</>
  if (field === 'folder') return MOVED[to ?? ''] ?? 'moved the ticket'
  if (field === 'snoozed_until')
    return to ? <>snoozed the ticket until {word(exactTime(to, timeZone))}</> : 'woke the ticket'
  if (field === 'follow_up')
    return to ? <>went on in {ticket(to)}</> : <>went on from {ticket(from)}, which is closed</>
  if (field === 'cc')
    return to === null ? <>took {word(from)} off copy</> : <>put {word(to)} on copy</>
  if (field === 'rating') return <>rated the help {word(scoreText(Number(to)))}</>
  if (field === 'undelivered') return <>could not deliver an answer to {word(to)}</>
  if (field === 'tag')
    return to === null ? <>removed the tag {word(from)}</> : <>added the tag {word(to)}</>
  if (field === 'assignee' && to === null) return <>took the ticket from {word(from)}</>
  if (field === 'assignee' && from === null) return <>assigned the ticket to {word(to)}</>
  const name =
    field === 'requester' || field === 'custom_field'
      ? (label ?? 'requester')
      : FIELD_LABELS[field].toLowerCase()
  if (from === null)
    return (
      <>
        set the {name} to {word(to)}
      </>
    )
  if (to === null)
    return (
      <>
        removed the {name} {word(from)}
      </>
    )
  return (
    <>
      changed the {name} from {word(from)} to {word(to)}
    </>
  )
}

function ticket(number: string | null): ReactNode {
  return (
    <Link href={`/tickets/${number}`} prefetch={false} className="text-foreground underline">
      #{number}
    </Link>
  )
}

function word(value: string | null): ReactNode {
  return <bdi className="text-foreground">{value}</bdi>
}
