import type { ReactNode } from 'react'
import { AppShell } from '@/components/layout/app-shell'
import { requireUser } from '@/lib/auth/gate'

export default async function AgentLayout({ children }: { children: ReactNode }) {
  const { user, workspace } = await requireUser()
  return (
    <AppShell user={user} workspace={workspace}>
      {children}
    </AppShell>
  )
}
