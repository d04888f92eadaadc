import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Team } from './types'

const TEAM = 'id, name, is_private, team_members (users!inner (id, name, email, deactivated_at))'

/** All teams with their members, by name; at most 500. */
export async function listTeams(db: Db): Promise<Team[]> {
  const { data, error } = await db.from('teams').select(TEAM).order('name').limit(500)
  if (error) throw new Error(`list teams: ${error.message}`, { cause: error })
  return data.map(toTeam)
}

/** One team with its members; null when there is none. */
export async function getTeam(db: Db, id: string): Promise<Team | null> {
  const { data, error } = await db.from('teams').select(TEAM).eq('id', id).maybeSingle()
  if (error) throw new Error(`get team ${id}: ${error.message}`, { cause: error })
  return data && toTeam(data)
}

type RawTeam = {
  id: string
  name: string
  is_private: boolean
  team_members: {
    users: { id: string; name: string; email: string; deactivated_at: string | null }
  }[]
}

function toTeam({ id, name, is_private, team_members }: RawTeam): Team {
  const members = team_members.map(({ users: { deactivated_at, ...user } }) => ({
    ...user,
    isActive: deactivated_at === null,
  }))
  members.sort((a, b) => a.name.localeCompare(b.name))
  return { id, name, isPrivate: is_private, members }
}
