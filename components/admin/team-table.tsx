import Link from 'next/link'
import { UsersIcon } from '@/components/layout/nav-icons'
import { EmptyState } from '@/components/ui/empty-state'
import { LockIcon } from '@/components/ui/icons'
import type { Team } from '@/lib/teams/types'
import { Cell, type Column, coverRow, Row, Table } from './table'

const COLUMNS: Column[] = [
  { name: 'Name', className: 'w-1/3' },
  { name: 'Visibility', className: 'w-28' },
  { name: 'Members' },
  { name: 'Number of members', className: 'w-20 text-right', hideName: true },
]

/** All teams; each row leads to the team. */
export function TeamTable({ teams }: { teams: Team[] }) {
  if (teams.length === 0) {
    return (
      <EmptyState icon={<UsersIcon className="size-5" />} title="No teams yet">
        A team is who tickets are handed to. Those of a private team are seen by its members and
        admins alone.
      </EmptyState>
    )
  }
  return (
    <Table caption="Teams" columns={COLUMNS}>
      {teams.map((team) => (
        <TeamRow key={team.id} team={team} />
      ))}
    </Table>
  )
}

function TeamRow({ team: { id, name, isPrivate, members } }: { team: Team }) {
  const names = members.map((member) => member.name).join(', ')
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell>
        <div className="flex min-w-0">
          <Link href={`/admin/teams/${id}`} prefetch={false} className={coverRow}>
            <bdi>{name}</bdi>
          </Link>
        </div>
      </Cell>
      <Cell className="max-md:justify-self-end max-md:text-xs">
        {isPrivate ? (
          <span className="flex items-center gap-1.5">
            <LockIcon className="size-3.5" />
            Private
          </span>
        ) : (
          <span className="text-muted-foreground">Open</span>
        )}
      </Cell>
      <Cell className="text-muted-foreground max-md:text-xs">
        <bdi className="block truncate" title={names}>
          {names || 'Nobody yet'}
        </bdi>
      </Cell>
      <Cell className="text-right text-muted-foreground tabular-nums max-md:text-xs">
        {members.length}
      </Cell>
    </Row>
  )
}
