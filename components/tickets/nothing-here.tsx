import { EmptyState } from '@/components/ui/empty-state'
import { TicketIcon } from '@/components/ui/icons'

/** What stands in place of the queue when there is nothing in it. */
export function NothingHere() {
  return (
    <EmptyState icon={<TicketIcon className="size-5" />} title="No tickets here">
      Tickets appear here as soon as somebody writes, or when you create one.
    </EmptyState>
  )
}
