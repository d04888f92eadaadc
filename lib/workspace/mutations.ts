import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { WorkspaceInput } from './schema'

/** Changes the settings as they were at that version; refused as stale when they have changed since. */
export async function changeWorkspace(
  db: Db,
  settings: WorkspaceInput,
  version: number,
): Promise<Result<null>> {
  const saved = resultOf(
    await db
      .from('settings')
      .update(settings)
      .eq('version', version)
      .select('version')
      .maybeSingle(),
  )
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: null } : { ok: false, refusal: { kind: 'stale' } }
}

/**
 * Shows another logo, or none. The object comes first and the old one goes last: whatever breaks in
 * between leaves an object that nobody shows.
 */
export async function setLogo(
  db: Db,
  content: Uint8Array<ArrayBuffer> | null,
  old: string | null,
): Promise<Result<null>> {
  const logo = content && (await putLogo(db, content))
  const saved = resultOf(
    await db.from('settings').update({ logo }).eq('only_row', true).select('version').maybeSingle(),
  )
  await removeLogo(db, saved.ok ? old : logo)
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: null } : { ok: false, refusal: { kind: 'forbidden' } }
}

async function putLogo(db: Db, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const logo = crypto.randomUUID()
  const { error } = await db.storage
    .from('logos')
    .upload(logo, content, { contentType: 'image/webp', cacheControl: '31536000' })
  if (error) throw new Error(`put logo ${logo}: ${error.message}`, { cause: error })
  return logo
}

/** What nobody shows any more may as well stay when Storage does not answer: it is only noted. */
async function removeLogo(db: Db, logo: string | null): Promise<void> {
  if (!logo) return
  const { error } = await db.storage.from('logos').remove([logo])
  if (error) console.error(`${logo} stays in the bucket logos: ${error.message}`)
}
