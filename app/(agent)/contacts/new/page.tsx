import type { Metadata } from 'next'
import { ContactForm } from '@/components/contacts/contact-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'New contact' }

export default async function NewContactPage({ searchParams }: PageProps<'/contacts/new'>) {
  const { db } = await requireUser()
  const fields = await listCustomFields(db, 'contact')
  const { company = '' } = single(await searchParams)
  return (
    <>
      <PageHeader title="New contact" back={{ href: '/contacts', label: 'Contacts' }} />
      <ContactForm company={company} fields={fields} />
    </>
  )
}
