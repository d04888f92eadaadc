import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkView } from '@/components/bulk-changes/bulk-view'
import { requireUser } from '@/lib/auth/gate'
import { getBulkPage } from '@/lib/bulk-changes/queries'
import { single } from '@/lib/forms/search-params'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Bulk change' }

export default async function BulkChangePage({
  params,
  searchParams,
}: PageProps<'/tickets/bulk/[id]'>) {
  const { db } = await requireUser()
  const asked = single(await searchParams)
  const [shown, assignable] = await Promise.all([
    getBulkPage(db, 'ticket', (await params).id, asked),
    listAssignable(db),
  ])
  if (!shown) notFound()
  return <BulkView shown={shown} assignable={assignable} params={asked} />
}
