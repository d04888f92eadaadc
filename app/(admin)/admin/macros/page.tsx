import type { Metadata } from 'next'
import { UndoBanner } from '@/components/deletions/undo-banner'
import { MacroFilterBar } from '@/components/macros/macro-filter-bar'
import { MacroTable } from '@/components/macros/macro-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { restoreAction } from '@/lib/deletions/actions'
import { getDeletion } from '@/lib/deletions/queries'
import { queryString, single } from '@/lib/forms/search-params'
import { listManagedMacros } from '@/lib/macros/queries'
import { macroFilterSchema } from '@/lib/macros/schema'

export const metadata: Metadata = { title: 'Macros' }

export default async function MacrosPage({ searchParams }: PageProps<'/admin/macros'>) {
  const { db } = await requireAdmin()
  const params = single(await searchParams)
  const filter = macroFilterSchema.parse(params)
  const [{ macros, more }, deletion] = await Promise.all([
    listManagedMacros(db, filter),
    getDeletion(db, params.deleted),
  ])
  const { page } = filter
  const href = (to: number) => `/admin/macros${queryString({ ...filter, page: to })}`
  return (
    <>
      <PageHeader
        title="Macros"
        actions={<LinkButton href="/admin/macros/new">New macro</LinkButton>}
      />
      {deletion && <UndoBanner deletion={deletion} restore={restoreAction} />}
      <MacroFilterBar filter={filter} />
      <MacroTable macros={macros} narrowed={Boolean(filter.q || filter.whose)} />
      <Pagination
        previous={page > 1 ? href(page - 1) : undefined}
        next={more ? href(page + 1) : undefined}
      />
    </>
  )
}
