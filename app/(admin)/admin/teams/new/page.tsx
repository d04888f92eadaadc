import type { Metadata } from 'next'
import { TeamForm } from '@/components/admin/team-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { createTeamAction } from '@/lib/teams/actions'

export const metadata: Metadata = { title: 'New team' }

export default async function NewTeamPage() {
  await requireAdmin()
  return (
    <>
      <PageHeader title="New team" back={{ href: '/admin/teams', label: 'Teams' }} />
      <div className="max-w-2xl px-4 py-6 sm:px-6">
        <TeamForm save={createTeamAction} button="Create team" />
      </div>
    </>
  )
}
