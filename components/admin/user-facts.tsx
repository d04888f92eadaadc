import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { ExactTime } from '@/components/tickets/relative-time'
import { ROLE_LABELS } from '@/lib/users/labels'
import type { ManagedUser } from '@/lib/users/types'

/** What is known of a user, in one glance. */
export function UserFacts({ user, timeZone }: { user: ManagedUser; timeZone: string }) {
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-b bg-muted px-4 py-4 sm:flex sm:flex-wrap sm:px-6">
      <Fact name="Email">
        <span className="wrap-anywhere">{user.email}</span>
      </Fact>
      <Fact name="Role">{ROLE_LABELS[user.role]}</Fact>
      <Fact name="Teams">
        <TeamLinks teams={user.teams} />
      </Fact>
      <Fact name="Open tickets">{user.openTickets.toLocaleString('en')}</Fact>
      <Fact name="Last seen">
        {user.lastSeenAt ? <ExactTime at={user.lastSeenAt} timeZone={timeZone} /> : 'Never'}
      </Fact>
      {user.deactivatedAt ? (
        <Fact name="Deactivated">
          <ExactTime at={user.deactivatedAt} timeZone={timeZone} />
        </Fact>
      ) : (
        <Fact name="User since">
          <ExactTime at={user.createdAt} timeZone={timeZone} />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs font-medium text-muted-foreground">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function TeamLinks({ teams }: { teams: ManagedUser['teams'] }) {
  if (teams.length === 0) return 'None'
  return teams.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <Link
        href={`/admin/teams/${id}`}
        prefetch={false}
        className="underline decoration-perforation underline-offset-2 hover:decoration-current"
      >
        <bdi>{name}</bdi>
      </Link>
    </Fragment>
  ))
}
