import type { Metadata } from 'next'
import { TeamTable } from '@/components/admin/team-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { listTeams } from '@/lib/teams/queries'

export const metadata: Metadata = { title: 'Teams' }

export default async function TeamsPage() {
  const { db } = await requireAdmin()
  return (
    <>
      <PageHeader
        title="Teams"
        actions={<LinkButton href="/admin/teams/new">New team</LinkButton>}
      />
      <TeamTable teams={await listTeams(db)} />
    </>
  )
}
