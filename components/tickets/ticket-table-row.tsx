import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import type { TicketRow } from '@/lib/tickets/types'
import { PriorityMark } from './priority-mark'
import { RelativeTime } from './relative-time'
import { StatusBadge } from './status-badge'

const SHOWN_TAGS = 2

type TicketTableRowProps = { ticket: TicketRow; timeZone: string; now: number }

/**
 * One ticket of the list. Its link covers the row; the transform and the clip keep that cover in
 * its row in Safari too, where a table row holds no positioned content (WebKit bug 240961).
 */
export function TicketTableRow({ ticket, timeZone, now }: TicketTableRowProps) {
  return (
    <tr
      data-ticket={ticket.number}
      className="group relative h-9 border-b transform-[scale(1)] [clip-path:inset(0)] hover:bg-accent has-[a:focus-visible]:bg-accent max-lg:grid max-lg:h-auto max-lg:grid-cols-[auto_auto_auto_minmax(0,1fr)_auto] max-lg:grid-rows-[1.25rem_1.25rem] max-lg:items-center max-lg:gap-x-2.5 max-lg:gap-y-1 max-lg:px-4 max-lg:py-2.5 sm:max-lg:px-6"
    >
      <td className="border-r border-dashed border-r-perforation bg-muted pr-2 pl-6 text-xs text-muted-foreground tabular-nums group-hover:bg-transparent max-lg:col-start-1 max-lg:row-start-2 max-lg:border-0 max-lg:bg-transparent max-lg:p-0">
        #{ticket.number}
      </td>
      <td className="pr-2 pl-4 max-lg:col-span-4 max-lg:row-start-1 max-lg:min-w-0 max-lg:p-0">
        <div className="flex min-w-0 items-center gap-2">
          <Link
            href={`/tickets/${ticket.number}`}
            prefetch={false}
            dir="auto"
            title={ticket.subject}
            className="min-w-0 truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {ticket.subject}
          </Link>
          <Tags tags={ticket.tags} />
        </div>
      </td>
      <td className="px-2 text-muted-foreground max-lg:col-start-4 max-lg:row-start-2 max-lg:min-w-0 max-lg:p-0 max-lg:text-xs">
        <bdi className="block truncate">{ticket.requester.name}</bdi>
      </td>
      <td className="px-2 max-lg:col-start-2 max-lg:row-start-2 max-lg:p-0 max-lg:text-xs">
        <StatusBadge status={ticket.status} />
      </td>
      <td className="px-2 max-lg:col-start-3 max-lg:row-start-2 max-lg:p-0">
        <PriorityMark priority={ticket.priority} compact="max-lg:sr-only" />
      </td>
      <td className="px-2 max-lg:col-start-5 max-lg:row-start-2 max-lg:justify-self-end max-lg:p-0">
        {ticket.assignee ? (
          <span className="flex min-w-0 items-center gap-2">
            <Avatar name={ticket.assignee.name} size="sm" />
            <bdi className="truncate max-xl:sr-only">{ticket.assignee.name}</bdi>
          </span>
        ) : (
          <span className="text-muted-foreground max-xl:sr-only">Unassigned</span>
        )}
      </td>
      <td className="pr-6 pl-2 text-right text-xs text-muted-foreground max-lg:col-start-5 max-lg:row-start-1 max-lg:p-0">
        <RelativeTime at={ticket.updatedAt} timeZone={timeZone} now={now} />
      </td>
    </tr>
  )
}

function Tags({ tags }: { tags: string[] }) {
  const more = tags.length - SHOWN_TAGS
  if (tags.length === 0) return null
  return (
    <span className="ml-auto hidden shrink-0 items-center gap-1 pl-2 xl:flex">
      {tags.slice(0, SHOWN_TAGS).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {more > 0 && (
        <span className="text-2xs text-muted-foreground" title={tags.slice(SHOWN_TAGS).join(', ')}>
          +{more}
        </span>
      )}
    </span>
  )
}
