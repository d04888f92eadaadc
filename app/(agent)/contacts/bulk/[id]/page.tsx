import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkView } from '@/components/bulk-changes/bulk-view'
import { requireUser } from '@/lib/auth/gate'
import { getBulkPage } from '@/lib/bulk-changes/queries'
import { single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'Bulk change' }

export default async function ContactBulkChangePage({
  params,
  searchParams,
}: PageProps<'/contacts/bulk/[id]'>) {
  const { db } = await requireUser()
  const asked = single(await searchParams)
  const shown = await getBulkPage(db, 'contact', (await params).id, asked)
  if (!shown) notFound()
  return <BulkView shown={shown} params={asked} />
}
