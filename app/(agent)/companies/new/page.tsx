import type { Metadata } from 'next'
import { CompanyForm } from '@/components/companies/company-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'

export const metadata: Metadata = { title: 'New company' }

export default async function NewCompanyPage() {
  const { db } = await requireUser()
  const fields = await listCustomFields(db, 'company')
  return (
    <>
      <PageHeader title="New company" back={{ href: '/companies', label: 'Companies' }} />
      <CompanyForm fields={fields} />
    </>
  )
}
