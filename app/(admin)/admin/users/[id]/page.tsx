import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { UserFacts } from '@/components/admin/user-facts'
import { UserSections } from '@/components/admin/user-sections'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import {
  changeRoleAction,
  deactivateUserAction,
  reactivateUserAction,
  signOutUserAction,
} from '@/lib/users/actions'
import { getManagedUser, listAdmins, listAssignable } from '@/lib/users/queries'
import { userIdSchema } from '@/lib/users/schema'

export const metadata: Metadata = { title: 'User' }

export default async function UserPage({ params }: PageProps<'/admin/users/[id]'>) {
  const { db, user: self } = await requireAdmin()
  const id = userIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [user, admins, assignable] = await Promise.all([
    getManagedUser(db, id.data),
    listAdmins(db),
    listAssignable(db),
  ])
  if (!user) notFound()
  return (
    <>
      <PageHeader title={user.name} back={{ href: '/admin/users', label: 'Users' }} />
      <UserFacts user={user} timeZone={self.timeZone} />
      <UserSections
        user={user}
        isSelf={user.id === self.id}
        isLastAdmin={admins.length === 1 && admins[0]?.id === user.id}
        colleagues={assignable.users.filter((one) => one.id !== user.id)}
        changeRole={changeRoleAction.bind(null, user.id)}
        signOut={signOutUserAction.bind(null, user.id)}
        deactivate={deactivateUserAction.bind(null, user.id)}
        reactivate={reactivateUserAction.bind(null, user.id)}
      />
    </>
  )
}
