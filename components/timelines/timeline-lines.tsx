import Link from 'next/link'
import type { ReactNode } from 'react'
import { sentence } from '@/components/tickets/history'
import { RelativeTime } from '@/components/tickets/relative-time'
import { Avatar } from '@/components/ui/avatar'
import { scoreText } from '@/lib/requests/labels'
import { messageAddress } from '@/lib/tickets/ticket-address'
import type { TimelineLine } from '@/lib/timelines/types'

type TimelineLinesProps = { lines: readonly TimelineLine[]; timeZone: string; none: string }

/** What was said and done on the tickets of a contact or a company, the newest first. */
export function TimelineLines({ lines, timeZone, none }: TimelineLinesProps) {
  if (lines.length === 0) {
    return <p className="text-muted-foreground">{none}</p>
  }
  return (
    <ol className="flex flex-col gap-3">
      {lines.map((line) => (
        <li key={line.key}>
          {'message' in line ? (
            <Said line={line} timeZone={timeZone} />
          ) : 'rating' in line ? (
            <Rated line={line} timeZone={timeZone} />
          ) : (
            <Done line={line} timeZone={timeZone} />
          )}
        </li>
      ))}
    </ol>
  )
}

type Of<K extends string> = { line: Extract<TimelineLine, Record<K, unknown>>; timeZone: string }

function Said({ line: { message, ticket }, timeZone }: Of<'message'>) {
  const { id, note, author, words, at } = message
  return (
    <div className="flex gap-3">
      <Avatar name={author} />
      <div
        className={`flex min-w-0 flex-1 flex-col gap-0.5 rounded-lg border px-3 py-2 ${note ? 'border-note-line bg-note' : 'bg-card'}`}
      >
        <p className="text-xs text-muted-foreground">
          <bdi className="font-medium text-foreground">{author}</bdi>{' '}
          {note ? 'noted on ' : 'wrote on '}
          <OnTicket href={messageAddress(ticket.number, id)} ticket={ticket} />{' '}
          <span aria-hidden="true">·</span> <RelativeTime at={at} timeZone={timeZone} />
        </p>
        <p dir="auto" className="line-clamp-2 wrap-anywhere">
          {words}
        </p>
      </div>
    </div>
  )
}

function Rated({ line: { rating, ticket }, timeZone }: Of<'rating'>) {
  const { author, score, comment, at } = rating
  return (
    <div className="flex gap-3">
      <Avatar name={author} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 rounded-lg border border-dashed border-perforation px-3 py-2">
        <p className="text-xs text-muted-foreground">
          <bdi className="font-medium text-foreground">{author}</bdi> rated the help on{' '}
          <OnTicket href={`/tickets/${ticket.number}`} ticket={ticket} />{' '}
          <span aria-hidden="true">·</span> <RelativeTime at={at} timeZone={timeZone} />
        </p>
        <p className="font-medium">{scoreText(score)}</p>
        {comment && (
          <p dir="auto" className="line-clamp-4 wrap-anywhere whitespace-pre-line">
            {comment}
          </p>
        )}
      </div>
    </div>
  )
}

function Done({ line: { event, ticket }, timeZone }: Of<'event'>) {
  return (
    <p className="flex gap-3 text-xs text-muted-foreground">
      <span aria-hidden="true" className="flex h-4 w-7 shrink-0 items-center justify-center">
        <span className="size-1.5 rounded-full border border-input" />
      </span>
      <span className="min-w-0 wrap-anywhere">
        <bdi className="font-medium">{event.actor}</bdi> {sentence(event, timeZone)}{' '}
        <span aria-hidden="true">·</span>{' '}
        <OnTicket href={`/tickets/${ticket.number}`} ticket={ticket} />{' '}
        <span aria-hidden="true">·</span> <RelativeTime at={event.at} timeZone={timeZone} />
      </span>
    </p>
  )
}

type OnTicketProps = { href: string; ticket: { number: number; subject: string } }

function OnTicket({ href, ticket: { number, subject } }: OnTicketProps): ReactNode {
  return (
    <Link
      href={href}
      prefetch={false}
      title={subject}
      className="rounded-sm text-foreground underline decoration-perforation underline-offset-2 hover:decoration-current"
    >
      #{number}
    </Link>
  )
}
