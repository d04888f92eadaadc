'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseMapping } from './mapping-values'
import { setMapping } from './mutations'
import { previewOnEvent } from './preview'
import { refusalText } from './refusals'
import { webhookIdSchema } from './schema'
import type { MappingState } from './types'

/** Saves a mapping, or shows what it would make of the chosen event, as the pressed button says. */
export async function mappingAction(
  source: string,
  _: MappingState,
  form: FormData,
): Promise<MappingState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const preview = await previewOnEvent(db, values)
  if (form.has('preview')) return { ok: false, values, preview }
  const parsed = parseMapping(values)
  if (!parsed.ok) return { ...parsed.state, preview }
  const saved = await setMapping(db, webhookIdSchema.parse(source), parsed.data)
  if (!saved.ok) return { ...refuse(refusalText(saved.refusal), values), preview }
  revalidatePath('/admin', 'layout')
  return { ok: true, message: 'Saved. It holds for every event from now on.', preview }
}

/** What the mapping as it stands in the form would make of the chosen event: while one types. */
export async function previewMappingAction(form: FormData): Promise<MappingState['preview']> {
  const { db } = await requireAdmin()
  return await previewOnEvent(db, formValues(form))
}
