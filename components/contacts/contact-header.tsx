import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import type { Contact } from '@/lib/contacts/types'
import { queryString } from '@/lib/forms/search-params'

/** The head of a contact's page: who it is, and what can be done for them. */
export function ContactHeader({ contact: { name, emails } }: { contact: Contact }) {
  return (
    <PageHeader
      title={name}
      back={{ href: '/contacts', label: 'Contacts' }}
      actions={
        <LinkButton href={`/tickets/new${queryString({ requester: emails[0] })}`} prefetch={false}>
          <PlusIcon />
          New ticket
        </LinkButton>
      }
    />
  )
}
