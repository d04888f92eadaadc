import type { Metadata } from 'next'
import { InvitationList } from '@/components/admin/invitation-list'
import { UserFilterBar } from '@/components/admin/user-filter-bar'
import { UserTable } from '@/components/admin/user-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { queryString, single } from '@/lib/forms/search-params'
import { listOpenInvitations } from '@/lib/invitations/queries'
import { listUsers } from '@/lib/users/queries'
import { userFilterSchema } from '@/lib/users/schema'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const { db, user } = await requireAdmin()
  const filter = userFilterSchema.parse(single(await searchParams))
  const [{ users, more }, invitations] = await Promise.all([
    listUsers(db, filter),
    listOpenInvitations(db),
  ])
  const pageHref = (page: number) => `/admin/users${queryString({ ...filter, page })}`
  return (
    <>
      <PageHeader
        title="Users"
        actions={
          <>
            {invitations.length > 0 && (
              <LinkButton href="#pending" variant="ghost">
                {invitations.length} pending
              </LinkButton>
            )}
            <LinkButton href="/admin/users/invite">Invite people</LinkButton>
          </>
        }
      />
      <UserFilterBar filter={filter} />
      <UserTable users={users} self={user.id} timeZone={user.timeZone} />
      <Pagination
        previous={filter.page > 1 ? pageHref(filter.page - 1) : undefined}
        next={more ? pageHref(filter.page + 1) : undefined}
      />
      <section aria-labelledby="pending">
        <h2 id="pending" className="px-4 pt-8 pb-2 text-sm sm:px-6">
          Pending invitations
        </h2>
        <InvitationList invitations={invitations} timeZone={user.timeZone} now={Date.now()} />
      </section>
    </>
  )
}
