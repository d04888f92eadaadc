import { MoreLink } from '@/components/directory/more-link'
import { Part } from '@/components/directory/record-layout'
import { TicketLines } from '@/components/directory/ticket-lines'
import type { LikelyDuplicate } from '@/lib/contacts/merging'
import type { TimelineLine } from '@/lib/contacts/timeline'
import type { ContactTicket } from '@/lib/contacts/types'
import { queryString } from '@/lib/forms/search-params'
import { ContactTimeline } from './contact-timeline'
import { LikelyDuplicates } from './likely-duplicates'

type ContactActivityProps = {
  contact: string
  asked: { tickets: ContactTicket[]; total: number }
  timeline: { lines: TimelineLine[]; older: string | null }
  /** Who may be the same person. */
  duplicates: LikelyDuplicate[]
  /** Whether the timeline does not begin with the newest. */
  earlier: boolean
  timeZone: string
}

/** What a contact asked, unsolved tickets first, and what was said and done on all of it. */
export function ContactActivity(props: ContactActivityProps) {
  const { contact, asked, timeline, duplicates, earlier, timeZone } = props
  const { tickets, total } = asked
  const page = `/contacts/${contact}`
  return (
    <>
      {duplicates.length > 0 && (
        <Part title="Maybe the same person">
          <LikelyDuplicates contact={contact} duplicates={duplicates.slice(0, 3)} />
        </Part>
      )}
      <Part
        title={total === 1 ? '1 ticket' : `${total.toLocaleString('en')} tickets`}
        aside={
          total > tickets.length && (
            <MoreLink href={`/tickets${queryString({ q: `requester:${contact}` })}`}>
              All of them
            </MoreLink>
          )
        }
      >
        <TicketLines tickets={tickets} timeZone={timeZone} none="They have asked nothing yet." />
      </Part>
      <Part
        title={earlier ? 'Earlier' : 'Timeline'}
        aside={earlier && <MoreLink href={page}>Newest</MoreLink>}
      >
        <ContactTimeline lines={timeline.lines} timeZone={timeZone} />
        {timeline.older && (
          <MoreLink href={`${page}${queryString({ before: timeline.older })}`} rel="next">
            Earlier
          </MoreLink>
        )}
      </Part>
    </>
  )
}
