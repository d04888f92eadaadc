import type { ReactNode } from 'react'
import { AdminNav } from '@/components/admin/admin-nav'
import { requireAdmin } from '@/lib/auth/gate'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin()
  return (
    <div className="lg:flex lg:min-h-full">
      <AdminNav />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
