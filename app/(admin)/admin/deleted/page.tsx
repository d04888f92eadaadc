import type { Metadata } from 'next'
import { DeletionList } from '@/components/deletions/deletion-list'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { restoreAction } from '@/lib/deletions/actions'
import { listDeletions } from '@/lib/deletions/queries'
import { deletionPageSchema } from '@/lib/deletions/schema'
import { single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'Deleted' }

export default async function DeletedPage({ searchParams }: PageProps<'/admin/deleted'>) {
  const { db, user } = await requireAdmin()
  const { page } = deletionPageSchema.parse(single(await searchParams))
  const { deletions, more } = await listDeletions(db, page)
  const href = (to: number) => `/admin/deleted?page=${to}`
  return (
    <>
      <PageHeader title="Deleted" />
      <DeletionList deletions={deletions} timeZone={user.timeZone} restore={restoreAction} />
      <Pagination
        previous={page > 1 ? href(page - 1) : undefined}
        next={more ? href(page + 1) : undefined}
      />
    </>
  )
}
