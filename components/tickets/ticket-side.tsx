import type { ComponentProps } from 'react'
import { updateTicketAction } from '@/lib/tickets/actions'
import { linkTicketAction } from '@/lib/tickets/tidying-actions'
import type { Relation } from '@/lib/tickets/types'
import { PropertiesForm } from './properties-form'
import { RelatedTickets } from './related-tickets'

type TicketSideProps = Omit<ComponentProps<typeof PropertiesForm>, 'save'> & { related: Relation[] }

/** Beside the conversation: what the ticket is, and what it has to do with others. */
export function TicketSide({ related, ...properties }: TicketSideProps) {
  const { number } = properties.ticket
  return (
    <>
      <PropertiesForm {...properties} save={updateTicketAction.bind(null, number)} />
      <RelatedTickets
        number={number}
        related={related}
        link={linkTicketAction.bind(null, number)}
      />
    </>
  )
}
