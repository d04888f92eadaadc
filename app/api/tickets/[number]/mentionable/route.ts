import { listMentionable } from '@/lib/answering/queries'
import { answer } from '@/lib/answering/ticket-request'
import { getUser } from '@/lib/auth/gate'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'

/** Whom a note on a ticket can mention. Nobody for one that is hidden, or not there. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/api/tickets/[number]/mentionable'>,
): Promise<Response> {
  const context = await getUser()
  if (!context) return answer({ error: 'Sign in first.' }, 401)
  const ticket = ticketNumberInPathSchema.safeParse((await params).number)
  return answer(ticket.success ? await listMentionable(context.db, ticket.data) : [])
}
