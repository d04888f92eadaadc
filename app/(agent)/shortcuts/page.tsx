import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ShortcutTable } from '@/components/shortcuts/shortcut-table'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { isMac } from '@/lib/shortcuts/platform'

export const metadata: Metadata = { title: 'Keyboard shortcuts' }

/** The sheet that `?` opens, for browsers without scripts. */
export default async function ShortcutsPage() {
  const { user } = await requireUser()
  const mac = isMac((await headers()).get('user-agent') ?? '')
  return (
    <>
      <PageHeader title="Keyboard shortcuts" />
      <div className="max-w-6xl px-4 py-5 sm:px-6">
        <ShortcutTable admin={user.role === 'admin'} mac={mac} heading="h2" />
      </div>
    </>
  )
}
