import type { Metadata } from 'next'
import { UndoBanner } from '@/components/deletions/undo-banner'
import { TagFilterBar } from '@/components/tags/tag-filter-bar'
import { TagTable } from '@/components/tags/tag-table'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { restoreAction } from '@/lib/deletions/actions'
import { getDeletion } from '@/lib/deletions/queries'
import { queryString, single } from '@/lib/forms/search-params'
import { listTags } from '@/lib/tags/queries'
import { tagFilterSchema } from '@/lib/tags/schema'

export const metadata: Metadata = { title: 'Tags' }

export default async function TagsPage({ searchParams }: PageProps<'/admin/tags'>) {
  const { db } = await requireAdmin()
  const params = single(await searchParams)
  const filter = tagFilterSchema.parse(params)
  const [{ tags, next, previous }, deletion] = await Promise.all([
    listTags(db, filter),
    getDeletion(db, params.deleted),
  ])
  const { q, unused } = filter
  const href = (side: 'after' | 'before', name: string | null) =>
    name ? `/admin/tags${queryString({ q, unused, [side]: name })}` : undefined
  return (
    <>
      <PageHeader title="Tags" />
      {deletion && <UndoBanner deletion={deletion} restore={restoreAction} />}
      <TagFilterBar filter={filter} />
      <TagTable tags={tags} narrowed={Boolean(q || unused)} />
      <Pagination previous={href('before', previous)} next={href('after', next)} />
    </>
  )
}
