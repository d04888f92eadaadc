import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'

/** Puts back what was deleted or merged. */
export async function restoreDeletion(db: Db, id: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('restore_deletion', { deletion_id: id }))
}
