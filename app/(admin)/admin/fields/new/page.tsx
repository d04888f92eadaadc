import type { Metadata } from 'next'
import { FieldForm } from '@/components/custom-fields/field-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { createFieldAction } from '@/lib/custom-fields/actions'

export const metadata: Metadata = { title: 'New field' }

export default async function NewFieldPage() {
  const { user } = await requireAdmin()
  return (
    <>
      <PageHeader title="New field" back={{ href: '/admin/fields', label: 'Custom fields' }} />
      <div className="max-w-2xl px-4 py-6 sm:px-6">
        <FieldForm save={createFieldAction} timeZone={user.timeZone} />
      </div>
    </>
  )
}
