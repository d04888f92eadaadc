import type { ReactNode } from 'react'
import { AppShell } from '@/components/layout/app-shell'
import { requireUser } from '@/lib/auth/gate'

export default async function AgentLayout({ children }: { children: ReactNode }) {
  const { user } = await requireUser()
  return <AppShell user={user}>{children}</AppShell>
}
