import type { ComponentProps } from 'react'
import { addCcsAction } from '@/lib/ccs/actions'
import { updateTicketAction } from '@/lib/tickets/actions'
import { linkTicketAction } from '@/lib/tickets/tidying-actions'
import type { Surroundings } from '@/lib/tickets/types'
import { CcPeople } from './cc-people'
import { PropertiesForm } from './properties-form'
import { Ratings } from './ratings'
import { RelatedTickets } from './related-tickets'
import { RequesterCard } from './requester-card'

type TicketSideProps = Omit<ComponentProps<typeof PropertiesForm>, 'save'> & {
  beside: Surroundings
}

/** Beside the conversation: what the ticket is, who asks, and what it has to do with others. */
export function TicketSide({ beside, ...properties }: TicketSideProps) {
  const { number, requester } = properties.ticket
  return (
    <>
      <PropertiesForm {...properties} save={updateTicketAction.bind(null, number)} />
      <RequesterCard requester={requester} beside={beside} />
      <Ratings ratings={beside.ratings} timeZone={properties.timeZone} />
      <CcPeople number={number} ccs={beside.ccs} add={addCcsAction.bind(null, number)} />
      <RelatedTickets
        number={number}
        related={beside.related}
        link={linkTicketAction.bind(null, number)}
      />
    </>
  )
}
