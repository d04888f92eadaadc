import type { ReactNode } from 'react'
import { AppShell } from '@/components/layout/app-shell'
import { requireUser } from '@/lib/auth/gate'

// The frame is for agents as well: inside it they are told that the rest is for admins.
export default async function AdminFrame({ children }: { children: ReactNode }) {
  const { user, workspace } = await requireUser()
  return (
    <AppShell user={user} workspace={workspace}>
      {children}
    </AppShell>
  )
}
