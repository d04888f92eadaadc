'use client'
import type { ListColumn } from '@/lib/tickets/list-columns'
import type { ListRow } from './list-row'
import { markedParts } from './snippet'

const SHOWN_TAGS = 2

type TicketRowsProps = {
  rows: ListRow[]
  columns: readonly ListColumn[]
  /** The query by which a ticket's page knows this list. */
  from: string
}

/**
 * The rows of the queue, styled by `ticket-table.css`. A client component for its cost alone: so a
 * page brings them once as HTML and once as bare words, where elements would be brought twice.
 */
export function TicketRows({ rows, columns, from }: TicketRowsProps) {
  const shown = new Set(columns)
  return (
    <tbody>
      {rows.map((row) => (
        <TicketRow key={row.number} row={row} shown={shown} from={from} />
      ))}
    </tbody>
  )
}

type TicketRowProps = { row: ListRow; shown: ReadonlySet<ListColumn>; from: string }

function TicketRow({ row, shown, from }: TicketRowProps) {
  const { number, status, priority, created, updated } = row
  return (
    <tr data-ticket={number} data-unread={row.unread}>
      <td className="pick">
        <input
          type="checkbox"
          name="ticket"
          value={number}
          form="bulk"
          aria-label={`Select #${number}`}
        />
      </td>
      {shown.has('number') && <td className="number">{`#${number}`}</td>}
      <Subject row={row} tagged={shown.has('tags')} from={from} />
      {shown.has('requester') && <td className="requester">{row.requester}</td>}
      {shown.has('status') && <td className={`status mark status-${status[1]}`}>{status[0]}</td>}
      {shown.has('priority') && (
        <td className={`priority mark priority-${priority[1]}`}>{priority[0]}</td>
      )}
      {shown.has('assignee') && <Assignee assignee={row.assignee} />}
      {shown.has('team') && <td className="team">{row.team}</td>}
      {shown.has('channel') && <td className="channel">{row.channel}</td>}
      {shown.has('created') && <Time className="created" at={created} />}
      {shown.has('waiting') && <Waiting waiting={row.waiting} />}
      {shown.has('updated') && <Time className="updated" at={updated} />}
    </tr>
  )
}

type SubjectProps = { row: ListRow; tagged: boolean; from: string }

function Subject({ row, tagged, from }: SubjectProps) {
  const { number, subject, tags = [], snoozed, snippet } = row
  return (
    <td className="subject">
      <div>
        {row.unread && <span className="unread">Unread</span>}
        <a href={`/tickets/${number}${from}`} dir="auto" title={subject}>
          {subject}
        </a>
        {snoozed && (
          <span className="snoozed mark mark-snoozed" title={`Snoozed until ${snoozed}`}>
            Snoozed
          </span>
        )}
        {tagged && tags.length > 0 && <Tags tags={tags} />}
      </div>
      {snippet && (
        <p dir="auto">
          {markedParts(snippet).map((part, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name, and never move
            index % 2 ? <mark key={index}>{part}</mark> : part,
          )}
        </p>
      )}
    </td>
  )
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <span className="tags" title={tags.join(', ')}>
      {tags.slice(0, SHOWN_TAGS).map((tag) => (
        <bdi key={tag}>{tag}</bdi>
      ))}
      {tags.length > SHOWN_TAGS && `+${tags.length - SHOWN_TAGS}`}
    </span>
  )
}

function Assignee({ assignee }: { assignee: ListRow['assignee'] }) {
  if (!assignee) return <td className="assignee nobody">Unassigned</td>
  const [name, letters, tint] = assignee
  return (
    <td className="assignee" title={name}>
      <i aria-hidden="true" className={`bg-tint-${tint}`}>
        {letters}
      </i>
      {name}
    </td>
  )
}

function Waiting({ waiting }: { waiting: ListRow['waiting'] }) {
  if (!waiting) return <td className="waiting" />
  const [short, level, exact] = waiting
  return (
    <td className={`waiting mark waits-${level}`} title={`Waiting since ${exact}`}>
      {short}
    </td>
  )
}

function Time({
  className,
  at: [iso, short, exact],
}: {
  className: string
  at: ListRow['created']
}) {
  return (
    <td className={className}>
      <time dateTime={iso} title={exact}>
        {short}
      </time>
    </td>
  )
}
