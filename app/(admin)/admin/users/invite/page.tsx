import type { Metadata } from 'next'
import { InviteForm } from '@/components/admin/invite-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'

export const metadata: Metadata = { title: 'Invite people' }

export default async function InvitePage() {
  await requireAdmin()
  return (
    <>
      <PageHeader title="Invite people" back={{ href: '/admin/users', label: 'Users' }} />
      <InviteForm />
    </>
  )
}
