import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuditList } from '@/components/admin/audit-list'
import { UserFacts } from '@/components/admin/user-facts'
import { UserSections } from '@/components/admin/user-sections'
import { PageHeader } from '@/components/ui/page-header'
import { listAuditLinesOf } from '@/lib/audit/queries'
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
  const [user, admins, assignable, history] = await Promise.all([
    getManagedUser(db, id.data),
    listAdmins(db),
    listAssignable(db),
    listAuditLinesOf(db, 'users', id.data),
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
      <section aria-labelledby="history">
        <h2 id="history" className="border-b px-4 pt-6 pb-2 text-sm sm:px-6">
          Latest changes
        </h2>
        <AuditList lines={history} timeZone={self.timeZone} />
      </section>
    </>
  )
}
