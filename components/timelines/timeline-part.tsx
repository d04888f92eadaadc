import { MoreLink } from '@/components/directory/more-link'
import { Part } from '@/components/directory/record-layout'
import type { Timeline } from '@/lib/timelines/types'
import { TimelineLines } from './timeline-lines'

type TimelinePartProps = {
  timeline: Timeline
  /** Whether it does not begin with the newest. */
  earlier: boolean
  /** The address of the page with the timeline from a place on; without one from its beginning. */
  href: (before?: string) => string
  none: string
  timeZone: string
}

/** The timeline of a contact or a company, a page of it. */
export function TimelinePart({ timeline, earlier, href, none, timeZone }: TimelinePartProps) {
  return (
    <Part
      id="timeline"
      title={earlier ? 'Earlier' : 'Timeline'}
      aside={earlier && <MoreLink href={`${href()}#timeline`}>Newest</MoreLink>}
    >
      <TimelineLines lines={timeline.lines} timeZone={timeZone} none={none} />
      {timeline.older && (
        <MoreLink href={`${href(timeline.older)}#timeline`} rel="next">
          Earlier
        </MoreLink>
      )}
    </Part>
  )
}
