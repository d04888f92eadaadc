import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'

/** Has a worker send a mail to see whether any arrive; answers its id. For admins. */
export async function sendTestMail(db: Db, recipient: string): Promise<Result<number>> {
  return resultOf(await db.rpc('send_test_mail', { recipient }))
}
