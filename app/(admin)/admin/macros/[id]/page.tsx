import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { macroChoices } from '@/components/macros/macro-choices'
import { MacroSections } from '@/components/macros/macro-sections'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { changeMacroAction, deleteMacroAction } from '@/lib/macros/actions'
import { previewMacro } from '@/lib/macros/preview'
import { getMacro } from '@/lib/macros/queries'
import { macroIdSchema, previewSchema } from '@/lib/macros/schema'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Macro' }

export default async function MacroPage({ params, searchParams }: PageProps<'/admin/macros/[id]'>) {
  const { db } = await requireAdmin()
  const id = macroIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const { ticket } = previewSchema.parse(single(await searchParams))
  const [macro, assignable, shown] = await Promise.all([
    getMacro(db, id.data),
    listAssignable(db),
    previewMacro(db, id.data, ticket),
  ])
  if (!macro) notFound()
  return (
    <>
      <PageHeader title={macro.name} back={{ href: '/admin/macros', label: 'Macros' }} />
      <MacroSections
        macro={macro}
        choices={macroChoices(assignable, macro.changes)}
        ticket={ticket}
        shown={shown}
        change={changeMacroAction.bind(null, macro.id)}
        remove={deleteMacroAction.bind(null, macro.id)}
      />
    </>
  )
}
