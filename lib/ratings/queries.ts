import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Rating } from './types'

/** The newest ratings of a ticket: one for each time that it was solved. */
export async function listRatings(db: Db, ticket: number): Promise<Rating[]> {
  const { data, error } = await db
    .from('ratings')
    .select('id, score, comment, created_at')
    .eq('ticket_number', ticket)
    .order('id', { ascending: false })
    .limit(5)
  if (error) throw new Error(`list ratings of ${ticket}: ${error.message}`, { cause: error })
  return data.map(({ created_at, ...rating }) => ({ ...rating, at: created_at }))
}
