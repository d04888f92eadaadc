import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'

/** The way to the form for a new ticket. */
export function NewTicketLink() {
  return (
    <LinkButton variant="primary" href="/tickets/new" prefetch={false}>
      <PlusIcon />
      New ticket
    </LinkButton>
  )
}
