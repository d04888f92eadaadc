import Link from 'next/link'
import { RelativeTime } from '@/components/tickets/relative-time'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ROLE_LABELS } from '@/lib/users/labels'
import type { ListedUser } from '@/lib/users/types'
import { Cell, type Column, coverRow, Row, Table } from './table'

const COLUMNS: Column[] = [
  { name: 'Name' },
  { name: 'Email', className: 'lg:w-1/4' },
  { name: 'Role', className: 'w-20' },
  { name: 'Teams', className: 'max-xl:hidden w-1/5' },
  { name: 'Last seen', className: 'w-24' },
  { name: 'Open tickets', className: 'w-28 text-right' },
]

type UserTableProps = { users: ListedUser[]; self: string; timeZone: string }

/** Everybody who may sign in, or once could. Each row leads to what can be done about the user. */
export function UserTable({ users, self, timeZone }: UserTableProps) {
  const now = Date.now()
  return (
    <Table caption="Users" columns={COLUMNS}>
      {users.map((user) => (
        <UserRow key={user.id} {...{ user, timeZone, now }} isSelf={user.id === self} />
      ))}
    </Table>
  )
}

type UserRowProps = { user: ListedUser; isSelf: boolean; timeZone: string; now: number }

function UserRow({ user, isSelf, timeZone, now }: UserRowProps) {
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:text-xs max-md:text-muted-foreground">
      <Cell className="max-md:text-sm max-md:text-foreground">
        <div className="flex min-w-0 items-center gap-2">
          <Avatar name={user.name} picture={user.picture} size="sm" />
          <Link href={`/admin/users/${user.id}`} prefetch={false} className={coverRow}>
            <bdi>{user.name}</bdi>
          </Link>
          {isSelf && <span className="shrink-0 text-xs text-muted-foreground">You</span>}
          {user.deactivatedAt && <Badge>Deactivated</Badge>}
        </div>
      </Cell>
      <Cell className="text-muted-foreground max-md:col-start-1 max-md:row-start-2 max-md:pl-7">
        <span className="block truncate" title={user.email}>
          {user.email}
        </span>
      </Cell>
      <Cell className="max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end">
        {ROLE_LABELS[user.role]}
      </Cell>
      <Cell className="text-muted-foreground max-xl:hidden">
        <bdi className="block truncate" title={user.teams.join(', ')}>
          {user.teams.join(', ') || '–'}
        </bdi>
      </Cell>
      <Cell className="text-muted-foreground max-md:hidden">
        {user.lastSeenAt ? (
          <RelativeTime at={user.lastSeenAt} timeZone={timeZone} now={now} />
        ) : (
          'Never'
        )}
      </Cell>
      <Cell className="text-right tabular-nums max-md:col-start-2 max-md:row-start-2">
        {countText(user.openTickets)}
        <span className="md:hidden"> open</span>
      </Cell>
    </Row>
  )
}

/** The database counts to 10,001. */
function countText(count: number): string {
  return count > 10_000 ? '10,000+' : count.toLocaleString('en')
}
