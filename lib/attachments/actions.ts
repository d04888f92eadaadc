'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { requireUser } from '@/lib/auth/gate'
import { dropAttachment } from './mutations'

/** Takes away a file that its uploader has not sent; one that is gone already is no fault. */
export async function dropFileAction(ticket: number, id: string): Promise<void> {
  const { db } = await requireUser()
  const parsed = z.uuid().safeParse(id)
  if (parsed.success) await dropAttachment(db, parsed.data)
  revalidatePath(`/tickets/${ticket}/files`)
}
