import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { View } from './types'

/**
 * The saved views of whoever asks, in the order of their sidebar: their own, those of their teams,
 * the shared ones. With `ofAllTeams` those of every team, as far as they may be seen: for admins.
 */
export async function listViews(db: Db, { ofAllTeams = false } = {}): Promise<View[]> {
  const { data, error } = await db.rpc('list_views', { of_all_teams: ofAllTeams }, { get: true })
  if (error) throw new Error(`list views: ${error.message}`, { cause: error })
  return data.map(({ is_personal, team_id, team, ...view }) => ({
    ...view,
    isPersonal: is_personal,
    // The generated types know of no nulls in what a function answers.
    team: (team_id as string | null) ? { id: team_id, name: team } : null,
  }))
}

/** One of those views; null when there is none of this id. */
export async function getView(db: Db, id: string): Promise<View | null> {
  const views = await listViews(db, { ofAllTeams: true })
  return views.find((view) => view.id === id) ?? null
}
