import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { Composer, FollowUpComposer } from '@/components/tickets/composer'
import { Conversation } from '@/components/tickets/conversation'
import { PropertiesForm } from '@/components/tickets/properties-form'
import { TicketHeader } from '@/components/tickets/ticket-header'
import { TicketLayout } from '@/components/tickets/ticket-layout'
import { requireUser } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { addMessageAction } from '@/lib/messages/actions'
import { listMessages } from '@/lib/messages/queries'
import { updateTicketAction } from '@/lib/tickets/actions'
import { listTicketEvents } from '@/lib/tickets/history'
import { getTicket } from '@/lib/tickets/queries'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { listAssignable } from '@/lib/users/queries'

type Props = PageProps<'/tickets/[number]'>

// Asked for by the title and by the page: once a request.
const loadTicket = cache(async (text: string) => {
  const { db } = await requireUser()
  const number = ticketNumberInPathSchema.safeParse(text)
  return number.success ? getTicket(db, number.data) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ticket = await loadTicket((await params).number)
  return { title: ticket ? `#${ticket.number} ${ticket.subject}` : 'Not found' }
}

export default async function TicketPage({ params, searchParams }: Props) {
  const { db, user } = await requireUser()
  const number = ticketNumberInPathSchema.safeParse((await params).number)
  if (!number.success) notFound()
  const [ticket, messages, events, assignable, fields] = await Promise.all([
    loadTicket((await params).number),
    listMessages(db, number.data),
    listTicketEvents(db, number.data),
    listAssignable(db),
    listCustomFields(db),
  ])
  if (!ticket) notFound()
  if (ticket.mergedInto) redirect(`/tickets/${ticket.mergedInto}`)
  const reply = addMessageAction.bind(null, ticket.number, 'reply')
  return (
    <TicketLayout
      header={<TicketHeader ticket={ticket} timeZone={user.timeZone} />}
      properties={
        <PropertiesForm
          ticket={ticket}
          assignable={assignable}
          fields={fields}
          timeZone={user.timeZone}
          save={updateTicketAction.bind(null, ticket.number)}
          saved={(await searchParams).done === 'saved'}
        />
      }
    >
      <Conversation messages={messages} events={events} timeZone={user.timeZone} />
      {ticket.status === 'closed' ? (
        <FollowUpComposer reply={reply} />
      ) : (
        <Composer reply={reply} note={addMessageAction.bind(null, ticket.number, 'note')} />
      )}
    </TicketLayout>
  )
}
