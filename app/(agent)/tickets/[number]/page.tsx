import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { Answering } from '@/components/tickets/answering'
import { Conversation } from '@/components/tickets/conversation'
import { TicketLayout } from '@/components/tickets/ticket-layout'
import { TicketSide } from '@/components/tickets/ticket-side'
import { TicketTop } from '@/components/tickets/ticket-top'
import { prepareAnswer } from '@/lib/answering/queries'
import { requireUser } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { single } from '@/lib/forms/search-params'
import { listMessages } from '@/lib/messages/queries'
import { listTicketEvents } from '@/lib/tickets/history'
import { getTicket } from '@/lib/tickets/queries'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { getSurroundings } from '@/lib/tickets/tidying-queries'
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
  const [ticket, messages, events, assignable, fields, beside, preparation] = await Promise.all([
    loadTicket((await params).number),
    listMessages(db, number.data),
    listTicketEvents(db, number.data),
    listAssignable(db),
    listCustomFields(db),
    getSurroundings(db, number.data),
    prepareAnswer(db, number.data),
  ])
  if (!ticket) notFound()
  if (ticket.mergedInto) redirect(`/tickets/${ticket.mergedInto}`)
  const { timeZone } = user
  const { done, ticket: other } = single(await searchParams)
  return (
    <TicketLayout
      header={<TicketTop {...{ ticket, timeZone, done, other }} following={beside.following} />}
      properties={
        <TicketSide
          {...{ ticket, assignable, fields, timeZone }}
          related={beside.related}
          saved={done === 'saved'}
        />
      }
    >
      <Conversation
        ticket={ticket.number}
        messages={messages}
        events={events}
        timeZone={timeZone}
      />
      <Answering
        {...{ ticket, preparation, timeZone }}
        seen={messages.reduce((newest, { id }) => Math.max(newest, id), 0)}
      />
    </TicketLayout>
  )
}
