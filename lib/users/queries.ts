import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Assignable } from './types'

/** Active users and all teams, by name: whom a ticket can be given to. */
export async function listAssignable(db: Db): Promise<Assignable> {
  const [users, teams] = await Promise.all([
    db.from('users').select('id, name').is('deactivated_at', null).order('name').limit(500),
    db.from('teams').select('id, name').order('name').limit(500),
  ])
  if (users.error) throw new Error(`list users: ${users.error.message}`, { cause: users.error })
  if (teams.error) throw new Error(`list teams: ${teams.error.message}`, { cause: teams.error })
  return { users: users.data, teams: teams.data }
}
