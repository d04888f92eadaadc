import { AskedTickets } from '@/components/timelines/asked-tickets'
import { TimelinePart } from '@/components/timelines/timeline-part'
import { companyClause } from '@/lib/companies/company-clause'
import type { CompanyPlaces } from '@/lib/companies/places'
import { placesHref } from '@/lib/companies/places'
import type { ContactRow } from '@/lib/contacts/types'
import type { DirectoryPage } from '@/lib/search/directory-page'
import type { Named } from '@/lib/tickets/types'
import type { AskedTicket, Timeline } from '@/lib/timelines/types'
import { CompanyPeople } from './company-people'

type CompanyActivityProps = {
  company: Named
  asked: { tickets: AskedTicket[]; total: number }
  /** A page of its people, and how many there are in all. */
  people: DirectoryPage<ContactRow> & { total: number }
  timeline: Timeline
  /** Where in its people and in the timeline one is. */
  places: CompanyPlaces
  timeZone: string
}

/** What the people of a company asked, who they are, and what was said and done on all of it. */
export function CompanyActivity(props: CompanyActivityProps) {
  const { company, asked, people, timeline, places, timeZone } = props
  const query = companyClause(company)
  return (
    <>
      <AskedTickets
        asked={asked}
        query={query}
        named
        none="Nobody there has asked anything yet."
        timeZone={timeZone}
      />
      <CompanyPeople
        people={people}
        query={query}
        href={(at) => placesHref(company.id, { ...places, people: at })}
      />
      <TimelinePart
        timeline={timeline}
        earlier={places.before !== undefined}
        href={(before) => placesHref(company.id, { ...places, before })}
        none="Nothing has happened with its people yet."
        timeZone={timeZone}
      />
    </>
  )
}
