import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'

export default async function AdminPage() {
  await requireAdmin()
  redirect('/admin/users')
}
