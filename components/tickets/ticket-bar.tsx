import Link from 'next/link'
import type { ReactNode } from 'react'
import { ArrowLeftIcon, ChevronIcon } from '@/components/ui/icons'
import { listHref } from '@/lib/tickets/list-place'
import type { Neighbours } from '@/lib/tickets/neighbours'
import { type CameFrom, cameFrom, ticketAddress } from '@/lib/tickets/ticket-address'

type TicketBarProps = {
  list: CameFrom
  neighbours: Neighbours | null
}

/** Back to the list one came from, and on to the tickets before and behind this one in it. */
export function TicketBar({ list: place, neighbours }: TicketBarProps) {
  const list = cameFrom(place)
  return (
    <nav
      aria-label="Ticket"
      className="flex h-9 items-center gap-1 border-b px-2 text-xs sm:px-4 pointer-coarse:h-11"
    >
      <BarLink rel="up" href={listHref(list)}>
        <ArrowLeftIcon className="size-3.5" />
        Back to the list
      </BarLink>
      {neighbours && (
        <span className="ml-auto flex items-center gap-1">
          <Neighbour rel="prev" number={neighbours.previous} list={list}>
            <ChevronIcon className="size-3.5 rotate-180" />
            Previous
          </Neighbour>
          <Neighbour rel="next" number={neighbours.next} list={list}>
            Next
            <ChevronIcon className="size-3.5" />
          </Neighbour>
        </span>
      )}
      <a
        href="#properties"
        className="ml-auto rounded-md px-2 py-1 text-muted-foreground lg:hidden"
      >
        Properties
      </a>
    </nav>
  )
}

type NeighbourProps = { rel: string; number: number | null; list: CameFrom; children: ReactNode }

function Neighbour({ rel, number, list, children }: NeighbourProps) {
  if (!number) {
    return (
      <span aria-hidden="true" className="inline-flex h-7 items-center gap-1 px-2 opacity-50">
        {children}
      </span>
    )
  }
  return (
    <BarLink rel={rel} href={ticketAddress(number, list)}>
      {children}
      <span className="sr-only">ticket, #{number}</span>
    </BarLink>
  )
}

function BarLink({ rel, href, children }: { rel: string; href: string; children: ReactNode }) {
  return (
    <Link
      rel={rel}
      href={href}
      prefetch={false}
      className="inline-flex h-7 items-center gap-1 rounded-md px-2 font-medium text-muted-foreground hover:bg-accent hover:text-foreground pointer-coarse:h-9"
    >
      {children}
    </Link>
  )
}
