import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteForm } from '@/components/directory/delete-form'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { getCompany } from '@/lib/companies/queries'
import { companyIdSchema } from '@/lib/companies/schema'
import { deleteCompanyAction } from '@/lib/companies/tidying-actions'

export const metadata: Metadata = { title: 'Delete company' }

export default async function DeleteCompanyPage(props: PageProps<'/companies/[id]/delete'>) {
  const { db } = await requireAdmin()
  const { success, data: id } = companyIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const company = await getCompany(db, id)
  if (!company) notFound()
  const values = Object.keys(company.customValues).length
  return (
    <>
      <PageHeader title="Delete" back={{ href: `/companies/${id}`, label: company.name }} />
      <Section title="What goes with it" description="This cannot be undone.">
        <p className="text-muted-foreground">
          Its name, notes{values > 0 && `, ${values === 1 ? 'value' : 'values'} of custom fields`}{' '}
          and {company.domains.length === 1 ? 'domain' : 'domains'} go. Its people and their tickets
          stay, without a company.
        </p>
        <DeleteForm
          remove={deleteCompanyAction.bind(null, id)}
          name={company.name}
          button="Delete company"
        />
      </Section>
    </>
  )
}
