import { Part } from '@/components/directory/record-layout'
import { AskedTickets } from '@/components/timelines/asked-tickets'
import { TimelinePart } from '@/components/timelines/timeline-part'
import type { LikelyDuplicate } from '@/lib/contacts/merging'
import { queryString } from '@/lib/forms/search-params'
import type { AskedTicket, Timeline } from '@/lib/timelines/types'
import { LikelyDuplicates } from './likely-duplicates'

type ContactActivityProps = {
  contact: string
  asked: { tickets: AskedTicket[]; total: number }
  timeline: Timeline
  /** Who may be the same person. */
  duplicates: LikelyDuplicate[]
  /** Whether the timeline does not begin with the newest. */
  earlier: boolean
  timeZone: string
}

/** What a contact asked, and what was said and done on all of it. */
export function ContactActivity(props: ContactActivityProps) {
  const { contact, asked, timeline, duplicates, earlier, timeZone } = props
  return (
    <>
      {duplicates.length > 0 && (
        <Part title="Maybe the same person">
          <LikelyDuplicates contact={contact} duplicates={duplicates.slice(0, 3)} />
        </Part>
      )}
      <AskedTickets
        asked={asked}
        query={`requester:${contact}`}
        none="They have asked nothing yet."
        timeZone={timeZone}
      />
      <TimelinePart
        timeline={timeline}
        earlier={earlier}
        href={(before) => `/contacts/${contact}${queryString({ before })}`}
        none="Nothing has happened with them yet."
        timeZone={timeZone}
      />
    </>
  )
}
