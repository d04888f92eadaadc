'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import type { Refusal } from '@/lib/supabase/refusal'
import { addSource, replayEvents, rotateSecret, setSignature, setSourceDisabled } from './mutations'
import { getSource } from './queries'
import { refusalText } from './refusals'
import {
  createSourceSchema,
  replaySchema,
  rotateSchema,
  signatureSchema,
  webhookIdSchema,
} from './schema'
import type { SecretState } from './types'

/** Makes a source; the answer bears its secret, this once. */
export async function createSourceAction(_: SecretState, form: FormData): Promise<SecretState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(createSourceSchema, values)
  if (!parsed.ok) return parsed.state
  const generic = parsed.data.provider === 'generic'
  const signature = generic ? parseForm(signatureSchema, values) : null
  if (signature && !signature.ok) return signature.state
  const made = await addSource(db, { ...parsed.data, signature: signature?.data ?? null })
  if (!made.ok) return refused(made.refusal, values)
  revalidatePath('/admin/sources')
  const { slug, provider } = parsed.data
  const shown = { id: made.value.id, slug, provider, secret: made.value.secret }
  return { ok: true, message: 'The source is open.', shown }
}

/** Gives a source a new secret; the answer bears it, this once. */
export async function rotateSecretAction(
  source: string,
  _: SecretState,
  form: FormData,
): Promise<SecretState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const id = webhookIdSchema.parse(source)
  const known = await getSource(db, id)
  if (!known) return refuse(refusalText({ kind: 'not_found' }), values)
  const { slug, provider } = known
  const parsed = parseForm(rotateSchema(provider), values)
  if (!parsed.ok) return parsed.state
  const { secret, keep_hours: keepHours } = parsed.data
  const fresh = await rotateSecret(db, id, { secret, keepHours })
  if (!fresh.ok) return refuse(refusalText(fresh.refusal), values)
  revalidatePath('/admin', 'layout')
  const message = keepHours === 0 ? 'The old secret is gone.' : 'Both secrets are taken for now.'
  return { ok: true, message, shown: { id, slug, provider, secret: fresh.value } }
}

/** Shuts a source or opens it again, as the pressed button says. */
export async function disableSourceAction(
  source: string,
  disabled: boolean,
  _: ActionState,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const set = await setSourceDisabled(db, webhookIdSchema.parse(source), disabled)
  if (!set.ok) return refuse(refusalText(set.refusal), {})
  revalidatePath('/admin', 'layout')
  return { ok: true, message: disabled ? 'Disabled.' : 'Enabled.' }
}

/** Says where a generic source's signature stands. */
export async function saveSignatureAction(
  source: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(signatureSchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await setSignature(db, webhookIdSchema.parse(source), parsed.data)
  if (!saved.ok) return refuse(refusalText(saved.refusal), values)
  revalidatePath('/admin', 'layout')
  return { ok: true, message: 'Saved.' }
}

/** Carries out again the ticked events, or all that failed, as the pressed button says. */
export async function replayAction(
  source: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const asked = replaySchema.safeParse(
    form.has('all') ? { all: form.get('all') } : { events: form.getAll('events') },
  )
  if (!asked.success) return refuse('Tick the events that are to be replayed, at most 100.', {})
  const events = 'events' in asked.data ? asked.data.events : null
  const replayed = await replayEvents(db, webhookIdSchema.parse(source), events)
  if (!replayed.ok) return refuse(refusalText(replayed.refusal), {})
  revalidatePath('/admin', 'layout')
  return { ok: true, message: replayedText(replayed.value) }
}

function replayedText(count: number): string {
  if (count === 0) return 'There was nothing to replay.'
  return count === 1 ? '1 event is replayed.' : `${count.toLocaleString('en')} events are replayed.`
}

/** An address that is taken is said beside the address; all else of the whole form. */
function refused(refusal: Refusal, values: FormValues): SecretState {
  if (refusal.kind !== 'rule' || refusal.constraint !== 'webhook_sources_slug_key') {
    return refuse(refusalText(refusal), values)
  }
  const fieldErrors = { slug: [refusalText(refusal)] }
  return { ok: false, formError: 'Nothing was saved.', fieldErrors, values }
}
