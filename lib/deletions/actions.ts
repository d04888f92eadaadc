'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { restoreDeletion } from './mutations'
import { restoreSchema } from './schema'
import { refusalText } from './sentences'

/** Puts back what the pressed button stands beside. */
export async function restoreAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const parsed = parseForm(restoreSchema, formValues(form))
  if (!parsed.ok) return parsed.state
  const restored = await restoreDeletion(db, parsed.data.deletion_id)
  revalidatePath('/', 'layout')
  return restored.ok
    ? { ok: true, message: 'Restored.' }
    : refuse(refusalText(restored.refusal), {})
}
