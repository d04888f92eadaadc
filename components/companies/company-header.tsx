import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { queryString } from '@/lib/forms/search-params'

/** The head of a company's page: what it is called, and whom else one may write down there. */
export function CompanyHeader({ name }: { name: string }) {
  return (
    <PageHeader
      title={name}
      back={{ href: '/companies', label: 'Companies' }}
      actions={
        <LinkButton href={`/contacts/new${queryString({ company: name })}`} prefetch={false}>
          <PlusIcon />
          New contact
        </LinkButton>
      }
    />
  )
}
