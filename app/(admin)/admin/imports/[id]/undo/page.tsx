import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { UndoForesight } from '@/components/imports/undo-foresight'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { undoImportAction } from '@/lib/imports/actions'
import { foreseeUndo, getImport } from '@/lib/imports/queries'
import { importIdSchema } from '@/lib/imports/schema'

export const metadata: Metadata = { title: 'Undo import' }

export default async function UndoPage({ params }: PageProps<'/admin/imports/[id]/undo'>) {
  const { db } = await requireAdmin()
  const id = importIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [one, foresight] = await Promise.all([getImport(db, id.data), foreseeUndo(db, id.data)])
  if (!one) notFound()
  const href = `/admin/imports/${one.id}`
  if (!foresight) redirect(href)
  return (
    <>
      <PageHeader title={`Undo ${one.fileName}`} back={{ href, label: 'Import' }} />
      <UndoForesight
        foresight={foresight}
        of={one.worked}
        act={undoImportAction.bind(null, one.id)}
        back={href}
      />
    </>
  )
}
