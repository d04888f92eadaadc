import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { fileTicketAction } from '@/lib/tickets/tidying-actions'
import { Done, Undo } from './done-notice'

/** Above the list: which ticket was just moved to spam or the trash, as the address says, and the way back. */
export function FiledNotice({ params }: { params: Record<string, string | undefined> }) {
  const { done, ticket, was } = params
  const number = ticketNumberInPathSchema.safeParse(ticket).data
  if (!number || (done !== 'spam' && done !== 'trash')) return null
  const back = was === 'spam' || was === 'trash' ? was : 'inbox'
  return (
    <Done act={<Undo act={fileTicketAction.bind(null, number, back)} />}>
      #{number} was moved to {done === 'spam' ? 'spam' : 'the trash'}.
    </Done>
  )
}
