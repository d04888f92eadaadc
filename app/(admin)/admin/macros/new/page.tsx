import type { Metadata } from 'next'
import { macroChoices } from '@/components/macros/macro-choices'
import { MacroForm } from '@/components/macros/macro-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { createMacroAction } from '@/lib/macros/actions'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'New macro' }

export default async function NewMacroPage() {
  const { db } = await requireAdmin()
  return (
    <>
      <PageHeader title="New macro" back={{ href: '/admin/macros', label: 'Macros' }} />
      <div className="max-w-2xl px-4 py-6 sm:px-6">
        <MacroForm save={createMacroAction} choices={macroChoices(await listAssignable(db))} />
      </div>
    </>
  )
}
