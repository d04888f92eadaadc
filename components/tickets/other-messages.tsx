import type { ReactNode } from 'react'
import { ArrowDownIcon, ArrowUpIcon } from '@/components/ui/icons'
import { cameFrom, type TicketPlace, ticketAddress } from '@/lib/tickets/ticket-address'

// The database counts no further.
const MOST_COUNTED = 1000

type OtherProps = { ticket: number; place: TicketPlace; count: number }

/** Stands for the messages between the first one and those that are shown; leads to the last of them. */
export function EarlierMessages({ ticket, place, count, before }: OtherProps & { before: number }) {
  return (
    <Fold>
      <FoldLink href={ticketAddress(ticket, { ...cameFrom(place), before })}>
        <ArrowUpIcon className="size-3.5" />
        {counted(count, 'earlier')}
      </FoldLink>
    </Fold>
  )
}

/** Stands for the messages behind those that are shown; leads to the first of them, or to the last. */
export function LaterMessages({ ticket, place, count, after }: OtherProps & { after: number }) {
  return (
    <Fold>
      <FoldLink href={ticketAddress(ticket, { ...cameFrom(place), after })}>
        <ArrowDownIcon className="size-3.5" />
        {counted(count, 'later')}
      </FoldLink>
      <FoldLink href={ticketAddress(ticket, cameFrom(place))}>Newest</FoldLink>
    </Fold>
  )
}

function Fold({ children }: { children: ReactNode }) {
  return (
    <nav
      aria-label="Other messages"
      className="flex items-center gap-3 py-1 before:h-px before:flex-1 before:border-t before:border-dashed before:border-perforation after:h-px after:flex-1 after:border-t after:border-dashed after:border-perforation"
    >
      {children}
    </nav>
  )
}

// No Link: a whole page brings its anchors, and the place in it, with or without scripts.
function FoldLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex h-7 items-center gap-1.5 rounded-md border bg-card px-2.5 text-xs font-medium text-muted-foreground hover:bg-accent hover:text-foreground pointer-coarse:h-9"
    >
      {children}
    </a>
  )
}

function counted(count: number, which: 'earlier' | 'later'): string {
  if (count > MOST_COUNTED) return `${MOST_COUNTED.toLocaleString('en-GB')}+ ${which} messages`
  return count === 1 ? `1 ${which} message` : `${count} ${which} messages`
}
