import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AddMemberForm, MemberList } from '@/components/admin/member-forms'
import { TeamForm } from '@/components/admin/team-form'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { addMemberAction, removeMemberAction, updateTeamAction } from '@/lib/teams/actions'
import { getTeam } from '@/lib/teams/queries'
import { teamIdSchema } from '@/lib/teams/schema'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: PageProps<'/admin/teams/[id]'>) {
  const { db } = await requireAdmin()
  const id = teamIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [team, { users }] = await Promise.all([getTeam(db, id.data), listAssignable(db)])
  if (!team) notFound()
  const members = new Set(team.members.map((member) => member.id))
  const others = users.filter((user) => !members.has(user.id))
  return (
    <>
      <PageHeader title={team.name} back={{ href: '/admin/teams', label: 'Teams' }} />
      <Section title="Team" description="What it is called, and who sees its tickets.">
        <TeamForm save={updateTeamAction.bind(null, team.id)} button="Save changes" team={team} />
      </Section>
      <Section
        title="Members"
        description="Tickets are handed to the team, or to one of its members."
      >
        <MemberList members={team.members} remove={removeMemberAction.bind(null, team.id)} />
        <AddMemberForm
          choices={[
            { value: '', label: others.length > 0 ? 'Choose somebody' : 'Everybody is in it' },
            ...others.map((user) => ({ value: user.id, label: user.name })),
          ]}
          add={addMemberAction.bind(null, team.id)}
        />
      </Section>
    </>
  )
}
