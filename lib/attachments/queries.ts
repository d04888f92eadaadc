import 'server-only'
import { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import type { StoredFile } from './types'

/** A file as the database tells of it (private.file_facts). */
export const storedFileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  thumbnail: z.object({ width: z.number(), height: z.number() }).nullable(),
}) satisfies z.ZodType<StoredFile>

/** A stored file that whoever `db` speaks for may read; null for every other. */
export async function getAttachment(
  db: Db,
  id: string,
): Promise<{ name: string; type: string; size: number; sha256: string } | null> {
  const { data, error } = await db
    .from('attachments')
    .select('file_name, content_type, size, sha256')
    .eq('id', id)
    .not('stored_at', 'is', null)
    .maybeSingle()
  if (error) throw new Error(`get attachment ${id}: ${error.message}`, { cause: error })
  if (!data?.content_type || data.size === null || !data.sha256) return null
  return { name: data.file_name, type: data.content_type, size: data.size, sha256: data.sha256 }
}
