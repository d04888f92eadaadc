import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { TeamInput } from './schema'

type Row = Record<string, unknown>

/** Makes a team without members; answers its id. */
export async function createTeam(db: Db, team: TeamInput): Promise<Result<string>> {
  const made = resultOf(await db.from('teams').insert(team).select('id').single())
  return made.ok ? { ok: true, value: made.value.id } : made
}

/** Renames a team, opens it or makes it private. */
export async function updateTeam(db: Db, id: string, team: TeamInput): Promise<Result<Row>> {
  return present(await db.from('teams').update(team).eq('id', id).select('id').maybeSingle())
}

/** Puts a user into a team. */
export async function addTeamMember(db: Db, team: string, user: string): Promise<Result<Row>> {
  return present(
    await db
      .from('team_members')
      .insert({ team_id: team, user_id: user })
      .select('user_id')
      .maybeSingle(),
  )
}

/** Takes a user out of a team. */
export async function removeTeamMember(db: Db, team: string, user: string): Promise<Result<Row>> {
  return present(
    await db
      .from('team_members')
      .delete()
      .eq('team_id', team)
      .eq('user_id', user)
      .select('user_id')
      .maybeSingle(),
  )
}

/** A write that touched no row found none, or none that this actor may change. */
function present(answer: Parameters<typeof resultOf<Row | null>>[0]): Result<Row> {
  const result = resultOf(answer)
  if (!result.ok) return result
  return result.value
    ? { ok: true, value: result.value }
    : { ok: false, refusal: { kind: 'not_found' } }
}
