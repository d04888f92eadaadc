import { MenuLink } from '@/components/directory/menu-link'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { PopoverMenu } from '@/components/ui/popover-menu'
import { queryString } from '@/lib/forms/search-params'
import type { Named } from '@/lib/tickets/types'

type CompanyHeaderProps = { company: Named; admin: boolean }

/** The head of a company's page: what it is called, and whom else one may write down there. */
export function CompanyHeader({ company: { id, name }, admin }: CompanyHeaderProps) {
  return (
    <PageHeader
      title={name}
      back={{ href: '/companies', label: 'Companies' }}
      actions={
        <>
          <LinkButton href={`/contacts/new${queryString({ company: name })}`} prefetch={false}>
            <PlusIcon />
            New contact
          </LinkButton>
          {admin && (
            <PopoverMenu id="company-menu" label="More" name="More acts">
              <MenuLink href={`/companies/${id}/delete`}>Delete…</MenuLink>
            </PopoverMenu>
          )}
        </>
      }
    />
  )
}
