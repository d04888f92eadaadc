import type { Metadata } from 'next'
import { FieldList } from '@/components/custom-fields/field-list'
import { EmptyState } from '@/components/ui/empty-state'
import { FileIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { moveFieldAction } from '@/lib/custom-fields/actions'
import { USED_ON_LABELS } from '@/lib/custom-fields/labels'
import { listArchivedFields, listFieldsInUse } from '@/lib/custom-fields/managing-queries'
import { fieldPageSchema } from '@/lib/custom-fields/managing-schema'
import { USED_ON } from '@/lib/custom-fields/types'
import { single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'Custom fields' }

export default async function FieldsPage({ searchParams }: PageProps<'/admin/fields'>) {
  const { db } = await requireAdmin()
  const { page } = fieldPageSchema.parse(single(await searchParams))
  const [inUse, archived] = await Promise.all([listFieldsInUse(db), listArchivedFields(db, page)])
  const used = USED_ON.map((on) => ({ on, fields: inUse.filter(({ usedOn }) => usedOn === on) }))
  return (
    <>
      <PageHeader
        title="Custom fields"
        actions={<LinkButton href="/admin/fields/new">New field</LinkButton>}
      />
      {inUse.length === 0 && (
        <EmptyState icon={<FileIcon className="size-5" />} title="No fields in use">
          A field asks something of every ticket, contact or company: an order number, a plan, a
          day.
        </EmptyState>
      )}
      {used.map(
        ({ on, fields }) =>
          fields.length > 0 && (
            <section key={on} aria-labelledby={on} className="mb-6">
              <h2 id={on} className="border-b px-4 pt-4 pb-2 text-sm sm:px-6">
                {USED_ON_LABELS[on].many}
              </h2>
              <FieldList
                title={`Fields of ${USED_ON_LABELS[on].many.toLowerCase()}`}
                fields={fields}
                move={moveFieldAction}
              />
            </section>
          ),
      )}
      {(archived.fields.length > 0 || page > 1) && (
        <section aria-labelledby="archived">
          <h2 id="archived" className="border-b px-4 pt-4 pb-2 text-sm sm:px-6">
            Archived
          </h2>
          <FieldList title="Archived" fields={archived.fields} />
          <Pagination
            label="Pages of archived fields"
            previous={page > 1 ? `/admin/fields?page=${page - 1}#archived` : undefined}
            next={archived.more ? `/admin/fields?page=${page + 1}#archived` : undefined}
          />
        </section>
      )}
    </>
  )
}
