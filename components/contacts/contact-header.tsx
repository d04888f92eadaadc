import { MenuLink } from '@/components/directory/menu-link'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { PopoverMenu } from '@/components/ui/popover-menu'
import type { Contact } from '@/lib/contacts/types'
import { queryString } from '@/lib/forms/search-params'

type ContactHeaderProps = { contact: Contact; admin: boolean }

/** The head of a contact's page: who it is, and what can be done for them. */
export function ContactHeader({ contact: { id, name, emails }, admin }: ContactHeaderProps) {
  return (
    <PageHeader
      title={name}
      back={{ href: '/contacts', label: 'Contacts' }}
      actions={
        <>
          <LinkButton
            href={`/tickets/new${queryString({ requester: emails[0] })}`}
            prefetch={false}
          >
            <PlusIcon />
            New ticket
          </LinkButton>
          <PopoverMenu id="contact-menu" label="More" name="More acts">
            <MenuLink href={`/contacts/${id}/merge`}>Merge with somebody…</MenuLink>
            {admin && <MenuLink href={`/contacts/${id}/delete`}>Delete…</MenuLink>}
          </PopoverMenu>
        </>
      }
    />
  )
}
