import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { ListDisplay } from '@/lib/tickets/list-columns'
import type { PictureInput } from './picture-file'
import type { ProfileInput } from './schema'

/** Saves what a user says of themselves. */
export async function updateProfile(
  db: Db,
  user: string,
  profile: ProfileInput,
): Promise<Result<null>> {
  const { name, time_zone, signature, shortcuts, ...notifications } = profile
  const saved = resultOf(
    await db
      .from('users')
      .update({ name, time_zone, signature, shortcuts, notifications })
      .eq('id', user)
      .select('id')
      .maybeSingle(),
  )
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: null } : { ok: false, refusal: { kind: 'not_found' } }
}

/** Remembers what a user's list shows. */
export async function setListDisplay(
  db: Db,
  user: string,
  { columns, density }: ListDisplay,
): Promise<Result<null>> {
  const chosen = { list_columns: [...columns], list_density: density }
  const saved = resultOf(
    await db.from('users').update(chosen).eq('id', user).select('id').maybeSingle(),
  )
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: null } : { ok: false, refusal: { kind: 'not_found' } }
}

type Pictured = { id: string; picture: string | null }

/**
 * Puts a picture in place of the one a user had. The object comes first and the old one goes last:
 * whatever breaks in between leaves an object that nobody shows, never a user without their object.
 */
export async function setPicture(
  db: Db,
  user: Pictured,
  { content, type }: PictureInput,
): Promise<Result<null>> {
  const picture = `${user.id}/${crypto.randomUUID()}`
  const { error } = await db.storage
    .from('avatars')
    .upload(picture, content, { contentType: type, cacheControl: '31536000' })
  if (error) throw new Error(`put ${picture}: ${error.message}`, { cause: error })
  const shown = await showPicture(db, user.id, picture)
  await removeObject(db, shown.ok ? user.picture : picture)
  return shown
}

/** Takes a user's picture away: first from their row, then from Storage. */
export async function removePicture(db: Db, user: Pictured): Promise<Result<null>> {
  const shown = await showPicture(db, user.id, null)
  if (shown.ok) await removeObject(db, user.picture)
  return shown
}

async function showPicture(db: Db, user: string, picture: string | null): Promise<Result<null>> {
  const saved = resultOf(
    await db.from('users').update({ picture }).eq('id', user).select('id').maybeSingle(),
  )
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: null } : { ok: false, refusal: { kind: 'not_found' } }
}

/** What nobody shows any more may as well stay when Storage does not answer: it is only noted. */
async function removeObject(db: Db, picture: string | null): Promise<void> {
  if (!picture) return
  const { error } = await db.storage.from('avatars').remove([picture])
  if (error) console.error(`${picture} stays in the bucket avatars: ${error.message}`)
}
