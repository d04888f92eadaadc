import type { Metadata } from 'next'
import { ImportTable } from '@/components/imports/import-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { one, queryString } from '@/lib/forms/search-params'
import { listImports } from '@/lib/imports/queries'
import { importCursorSchema } from '@/lib/imports/schema'

export const metadata: Metadata = { title: 'Imports' }

export default async function ImportsPage({ searchParams }: PageProps<'/admin/imports'>) {
  const { db, user } = await requireAdmin()
  const before = importCursorSchema.parse(one((await searchParams).before))
  const { imports, next, previous } = await listImports(db, before)
  return (
    <>
      <PageHeader
        title="Imports"
        actions={<LinkButton href="/admin/imports/new">New import</LinkButton>}
      />
      <ImportTable imports={imports} timeZone={user.timeZone} />
      <Pagination
        previous={
          before ? `/admin/imports${queryString({ before: previous ?? undefined })}` : undefined
        }
        next={next ? `/admin/imports${queryString({ before: next })}` : undefined}
      />
    </>
  )
}
