import 'server-only'
import { z } from 'zod'
import type { Refusal, Result } from '@/lib/supabase/refusal'
import { type ActionState, type FormValues, refuse } from './action-state'
import { parseForm } from './parse-form'
import { threeWay } from './three-way'

type Guarded<T> = {
  /** What was sent: the controls, `seen_at` of what they were made from, and `base`, its values. */
  values: FormValues
  schema: z.ZodType<T>
  /** What is there now, as the controls would show it; null when it is gone. */
  load(): Promise<{ values: FormValues; seenAt: string } | null>
  /** Saves what was changed: of a control that is as it was, nothing. */
  save(seenAt: string, changes: Partial<T>): Promise<Result<unknown>>
  refused(refusal: Refusal, values: FormValues): ActionState
  /** What the value of a control says, where it does not say so itself. */
  textOf?: (control: string, value: string) => string
}

const seenAtSchema = z.iso.datetime({ offset: true }).max(40)
const baseSchema = z.record(z.string(), z.string())

/**
 * Saves what a form changed; null when it did. When somebody else changed the same thing meanwhile,
 * it is saved on top of theirs where other fields were meant; a field that both changed comes back
 * with both sides.
 */
export async function saveGuarded<T extends object>(
  guarded: Guarded<T>,
): Promise<ActionState | null> {
  const { values, schema, load, save, refused, textOf } = guarded
  const parsed = parseForm(schema, values)
  if (!parsed.ok) return parsed.state
  const seenAt = seenAtSchema.safeParse(values.seen_at)
  const saved: Result<unknown> = seenAt.success
    ? await save(seenAt.data, changedOf(parsed.data, values))
    : { ok: false, refusal: { kind: 'stale' } }
  if (saved.ok) return null
  if (saved.refusal.kind !== 'stale') return refused(saved.refusal, values)

  const now = await load()
  if (!now) return refused({ kind: 'not_found' }, values)
  const merged = threeWay(baseOf(values), values, now.values, textOf)
  const again = { ...merged.values, seen_at: now.seenAt, base: JSON.stringify(now.values) }
  const on = parseForm(schema, again)
  if (Object.keys(merged.conflicts).length === 0 && on.ok) {
    const result = await save(now.seenAt, changedOf(on.data, again))
    return result.ok ? null : refused(result.refusal, again)
  }
  const state = refuse('Somebody else saved changes meanwhile. Nothing of yours is lost.', again)
  return { ...state, conflicts: merged.conflicts } as ActionState
}

/** What is not as it was: a name that was resolved long ago may mean nobody by now. */
function changedOf<T extends object>(data: T, values: FormValues): Partial<T> {
  const base = baseOf(values)
  const changed = Object.entries(data).filter(
    ([name]) => values[name] === undefined || values[name] !== base[name],
  )
  return Object.fromEntries(changed) as Partial<T>
}

/** The values that a form was made from, as it sent them along; none where it did not. */
export function baseOf({ base }: FormValues): FormValues {
  try {
    return baseSchema.parse(JSON.parse(base ?? ''))
  } catch {
    return {}
  }
}
