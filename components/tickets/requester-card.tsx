import Link from 'next/link'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { companyClause } from '@/lib/companies/company-clause'
import { quote } from '@/lib/search/tokens'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import type { Requester, TicketBeside, TicketsBeside } from '@/lib/tickets/types'

const link = 'w-fit rounded-sm decoration-perforation underline-offset-2 hover:underline'

type RequesterCardProps = { requester: Requester; beside: TicketsBeside }

/** Who asks, where they work, and what else they and their company have asked. */
export function RequesterCard({ requester, beside }: RequesterCardProps) {
  const { company, emails, handle } = requester
  return (
    <div className="flex flex-col gap-5 border-t p-4 sm:p-6 lg:p-5">
      <Part title="Requester">
        <div className="flex items-start gap-2.5">
          <Avatar name={requester.name} />
          <div className="flex min-w-0 flex-col wrap-anywhere">
            <Link
              href={`/contacts/${requester.id}`}
              prefetch={false}
              className={`font-medium ${link}`}
            >
              <bdi>{requester.name}</bdi>
            </Link>
            {[...emails, ...(handle ? [handle] : [])]
              .filter((address) => address !== requester.name)
              .map((address) => (
                <bdi key={address} className="text-xs text-muted-foreground">
                  {address}
                </bdi>
              ))}
            {company && (
              <Link
                href={`/companies/${company.id}`}
                prefetch={false}
                className={`text-xs text-muted-foreground ${link}`}
              >
                <bdi>{company.name}</bdi>
              </Link>
            )}
          </div>
        </div>
      </Part>
      <OtherTickets
        title="Their other tickets"
        none="This is their only ticket."
        all={`requester:${quote(requester.email ?? requester.id)}`}
        {...beside.requester}
      />
      {company && (
        <OtherTickets
          title={`Open at ${company.name}`}
          none="Nobody else there waits for anything."
          all={`${companyClause(company)} is:unsolved`}
          {...beside.company}
        />
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 dir="auto" className="text-sm wrap-anywhere">
        {title}
      </h2>
      {children}
    </section>
  )
}

type OtherTicketsProps = {
  title: string
  none: string
  all: string
  tickets: TicketBeside[]
  more: boolean
}

function OtherTickets({ title, none, all, tickets, more }: OtherTicketsProps) {
  return (
    <Part title={title}>
      {tickets.length === 0 && <p className="text-xs text-muted-foreground">{none}</p>}
      <ul className="-mx-2 flex flex-col">
        {tickets.map((ticket) => (
          <li key={ticket.number}>
            <Link
              href={`/tickets/${ticket.number}`}
              prefetch={false}
              className={`mark status-${ticket.status} flex min-h-7 items-center rounded-md px-2 py-1 text-xs hover:bg-accent pointer-coarse:min-h-10`}
            >
              <span className="sr-only">{STATUS_LABELS[ticket.status]}</span>
              <bdi className="min-w-0 flex-1 truncate">{ticket.subject}</bdi>
              <span className="ml-2 text-muted-foreground tabular-nums">#{ticket.number}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more && (
        <Link
          href={`/tickets?q=${encodeURIComponent(all)}`}
          prefetch={false}
          className="w-fit rounded-sm text-xs font-medium text-muted-foreground underline underline-offset-2 hover:text-foreground"
        >
          All of them
        </Link>
      )}
    </Part>
  )
}
