import { MoreLink } from '@/components/directory/more-link'
import { Part } from '@/components/directory/record-layout'
import { TicketLines } from '@/components/directory/ticket-lines'
import type { CompanyTicket } from '@/lib/companies/types'
import type { ContactRow } from '@/lib/contacts/types'
import { queryString } from '@/lib/forms/search-params'
import { quote } from '@/lib/search/tokens'
import { PeopleList } from './people-list'

type CompanyActivityProps = {
  name: string
  tickets: CompanyTicket[]
  /** The first of its people by name, and whether there are more. */
  people: { rows: ContactRow[]; next: string | null }
  timeZone: string
}

/** What the people of a company wait for, and who they are. */
export function CompanyActivity({ name, tickets, people, timeZone }: CompanyActivityProps) {
  const q = `company:${quote(name)}`
  return (
    <>
      <Part
        title="Unsolved tickets"
        aside={<MoreLink href={`/tickets${queryString({ q })}`}>All tickets</MoreLink>}
      >
        <TicketLines
          tickets={tickets}
          timeZone={timeZone}
          none="Nobody there waits for anything."
        />
      </Part>
      <Part
        title="People"
        aside={
          people.next && (
            <MoreLink href={`/contacts${queryString({ q: `${q} sort:name` })}`}>
              All of them
            </MoreLink>
          )
        }
      >
        <PeopleList people={people.rows} />
      </Part>
    </>
  )
}
