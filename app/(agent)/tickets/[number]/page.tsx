import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { Answering } from '@/components/tickets/answering'
import { Conversation } from '@/components/tickets/conversation'
import { TicketBar } from '@/components/tickets/ticket-bar'
import { TicketLayout } from '@/components/tickets/ticket-layout'
import { TicketSide } from '@/components/tickets/ticket-side'
import { TicketTop } from '@/components/tickets/ticket-top'
import { prepareAnswer } from '@/lib/answering/queries'
import { requireUser } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { single } from '@/lib/forms/search-params'
import { readConversation } from '@/lib/messages/queries'
import { markTicketRead } from '@/lib/tickets/mutations'
import { findNeighbours } from '@/lib/tickets/neighbours'
import { getTicket } from '@/lib/tickets/queries'
import { numberInPath, ticketAddress, ticketPlace } from '@/lib/tickets/ticket-address'
import { getSurroundings } from '@/lib/tickets/tidying-queries'
import { listAssignable } from '@/lib/users/queries'

type Props = PageProps<'/tickets/[number]'>

// Asked for by the title and by the page: once a request.
const loadTicket = cache(async (number: number) => getTicket((await requireUser()).db, number))

export async function generateMetadata(props: Props): Promise<Metadata> {
  const number = numberInPath((await props.params).number)
  const ticket = number && (await loadTicket(number))
  return { title: ticket ? `#${ticket.number} ${ticket.subject}` : 'Not found' }
}

export default async function TicketPage(props: Props) {
  const { db, user } = await requireUser()
  const [path, search] = await Promise.all([props.params, props.searchParams])
  const number = numberInPath(path.number)
  if (!number) notFound()
  const place = ticketPlace(search)
  const { timeZone } = user
  const [ticket, talk, beside, assignable, fields, neighbours, preparation, sent] =
    await Promise.all([
      loadTicket(number),
      readConversation(db, number, place),
      getSurroundings(db, number),
      listAssignable(db),
      listCustomFields(db),
      findNeighbours(db, number, place.q, timeZone),
      prepareAnswer(db, number),
      headers(),
    ])
  if (!ticket || !talk) notFound()
  const moved = ticket.mergedInto ?? talk.elsewhere
  if (moved) redirect(ticketAddress(moved, place, place.message))
  // A browser may fetch a page that nobody looks at yet.
  if (!sent.get('sec-purpose')) after(() => markTicketRead(db, number))
  const { done, ticket: other } = single(search)
  return (
    <TicketLayout
      bar={<TicketBar list={place} neighbours={neighbours} />}
      header={<TicketTop {...{ ticket, timeZone, done, other }} following={beside.following} />}
      properties={
        <TicketSide
          {...{ ticket, assignable, fields, timeZone, beside }}
          saved={done === 'saved'}
        />
      }
    >
      <Conversation ticket={number} {...{ place, talk, timeZone }} />
      <Answering {...{ ticket, talk, preparation, timeZone }} />
    </TicketLayout>
  )
}
