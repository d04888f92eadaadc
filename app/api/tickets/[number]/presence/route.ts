import { bePresent } from '@/lib/answering/mutations'
import { presenceSchema } from '@/lib/answering/schema'
import { answer, readTicketRequest } from '@/lib/answering/ticket-request'
import { asVisitor } from '@/lib/auth/gate'

/**
 * Who else looks at a ticket, or writes on it, and what is new: asked every few seconds by each open
 * page. The database asks itself who is there, which spares the gate's round trip.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/tickets/[number]/presence'>,
): Promise<Response> {
  const read = await readTicketRequest(request, (await params).number, presenceSchema)
  if (!read.ok) return read.response
  const news = await bePresent(await asVisitor(), read.ticket, read.said)
  return news ? answer(news) : answer({ error: 'There is no such ticket.' }, 404)
}
