import type { Metadata } from 'next'
import { CompanyForm } from '@/components/companies/company-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'

export const metadata: Metadata = { title: 'New company' }

export default async function NewCompanyPage() {
  await requireUser()
  return (
    <>
      <PageHeader title="New company" back={{ href: '/companies', label: 'Companies' }} />
      <CompanyForm />
    </>
  )
}
