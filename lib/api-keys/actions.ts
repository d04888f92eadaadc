'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { createApiKey, limitApiKey, revokeApiKey, setApiOrigins } from './mutations'
import { refusalText } from './refusals'
import { apiKeyIdSchema, limitSchema, newApiKeySchema, originsSchema } from './schema'
import type { NewKeyState } from './types'

/** Makes a key and shows it: nobody can read it again, admins neither. */
export async function createApiKeyAction(_: ActionState, form: FormData): Promise<NewKeyState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(newApiKeySchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createApiKey(db, parsed.data)
  if (!made.ok) return refuse(refusalText(made.refusal), values)
  revalidatePath('/admin/api-keys')
  return { ok: true, message: 'Created.', key: made.value.key, name: parsed.data.name }
}

/** Sets how many requests a key may make in a minute. */
export async function limitApiKeyAction(
  key: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(limitSchema, values)
  if (!parsed.ok) return parsed.state
  const id = apiKeyIdSchema.parse(key)
  const saved = await limitApiKey(db, id, parsed.data.requests_per_minute)
  if (!saved.ok) return refuse(refusalText(saved.refusal), values)
  revalidatePath('/admin/api-keys', 'layout')
  return { ok: true, message: 'Saved.' }
}

/** Shuts a key out from its next request on. */
export async function revokeApiKeyAction(key: string): Promise<ActionState> {
  const { db } = await requireAdmin()
  const id = apiKeyIdSchema.parse(key)
  const revoked = await revokeApiKey(db, id)
  if (!revoked.ok) return refuse(refusalText(revoked.refusal), {})
  revalidatePath('/admin/api-keys', 'layout')
  return { ok: true, message: 'Revoked.' }
}

/** Names the origins whose pages may call the API. */
export async function setApiOriginsAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(originsSchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await setApiOrigins(db, parsed.data.origins)
  if (!saved.ok) return refuse(refusalText(saved.refusal), values)
  revalidatePath('/admin/api-keys')
  return { ok: true, message: 'Saved.' }
}
