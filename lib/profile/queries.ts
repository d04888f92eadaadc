import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import type { Notification, Profile } from './types'

/** What a user says of themselves. */
export async function getProfile(db: Db, user: string): Promise<Profile | null> {
  const { data, error } = await db
    .from('users')
    .select('email, name, time_zone, signature, shortcuts, notifications')
    .eq('id', user)
    .maybeSingle()
  if (error) throw new Error(`get profile of ${user}: ${error.message}`, { cause: error })
  if (!data) return null
  const wishes = data.notifications
  return {
    email: data.email,
    name: data.name,
    timeZone: data.time_zone,
    signature: data.signature,
    shortcuts: data.shortcuts,
    notifications: {
      assigned: wished(wishes, 'assigned'),
      mentioned: wished(wishes, 'mentioned'),
      replied: wished(wishes, 'replied'),
    },
  }
}

/** A kind of mail that nothing is said of is wished. */
function wished(wishes: Json, kind: Notification): boolean {
  if (typeof wishes !== 'object' || wishes === null || Array.isArray(wishes)) return true
  return wishes[kind] !== false
}

/** The bytes of a user's picture, read as whoever asks; null when there is none of this version. */
export async function getPicture(db: Db, user: string, version: string): Promise<Blob | null> {
  const { data, error } = await db.storage.from('avatars').download(`${user}/${version}`)
  if (!error) return data
  // Storage says 400 of an object that is not there or not to be seen.
  if (error.status && error.status < 500) return null
  throw new Error(`get picture of ${user}: ${error.message}`, { cause: error })
}
