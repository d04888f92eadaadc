import { EmptyState } from '@/components/ui/empty-state'
import { TicketIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'

/** What stands in place of the queue when there is nothing in it. Admins are led to the ways in. */
export function NothingHere({ forAdmin }: { forAdmin: boolean }) {
  return (
    <EmptyState
      icon={<TicketIcon className="size-5" />}
      title="No tickets here"
      action={
        forAdmin && (
          <LinkButton href="/admin" prefetch={false}>
            Set up the workspace
          </LinkButton>
        )
      }
    >
      Tickets appear here as soon as somebody writes, or when you create one.
    </EmptyState>
  )
}
