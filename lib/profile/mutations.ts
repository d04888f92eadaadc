import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { ProfileInput } from './schema'

/** Saves what a user says of themselves. */
export async function updateProfile(
  db: Db,
  user: string,
  profile: ProfileInput,
): Promise<Result<null>> {
  const { name, time_zone, signature, ...notifications } = profile
  const saved = resultOf(
    await db
      .from('users')
      .update({ name, time_zone, signature, notifications })
      .eq('id', user)
      .select('id')
      .maybeSingle(),
  )
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: null } : { ok: false, refusal: { kind: 'not_found' } }
}
