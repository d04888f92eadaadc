import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArchiveSection } from '@/components/custom-fields/archive-section'
import { FieldForm } from '@/components/custom-fields/field-form'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { archiveFieldAction, changeFieldAction } from '@/lib/custom-fields/actions'
import { FIELD_TYPE_LABELS, USED_ON_LABELS } from '@/lib/custom-fields/labels'
import { getField } from '@/lib/custom-fields/managing-queries'
import { fieldIdSchema } from '@/lib/custom-fields/managing-schema'

export const metadata: Metadata = { title: 'Custom field' }

export default async function FieldPage({ params }: PageProps<'/admin/fields/[id]'>) {
  const { db, user } = await requireAdmin()
  const id = fieldIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const field = await getField(db, id.data)
  if (!field) notFound()
  const archived = field.archivedAt !== null
  return (
    <>
      <PageHeader title={field.label} back={{ href: '/admin/fields', label: 'Custom fields' }} />
      <Section
        title="Field"
        description={`${FIELD_TYPE_LABELS[field.type]}, used on ${USED_ON_LABELS[field.usedOn].many.toLowerCase()}, called ${field.key} in the API and field.${field.key} in searches${archived ? '; archived' : ''}.`}
      >
        <FieldForm
          save={changeFieldAction.bind(null, field.id)}
          field={field}
          timeZone={user.timeZone}
        />
      </Section>
      <ArchiveSection field={field} act={archiveFieldAction.bind(null, field.id, !archived)} />
    </>
  )
}
