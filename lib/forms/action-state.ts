/** What was typed into a form, as its fields would take it back. */
export type FormValues = Record<string, string>

/** One side of a dispute over a field: the value of its control, and what it says. */
export type Side = { value: string; text: string }

/**
 * What somebody else made of a field meanwhile. With `yours` both sides changed it, and it is to be
 * chosen; without, theirs was taken over.
 */
export type FieldConflict = { theirs: Side; yours?: Side; by: string | null; at: string | null }

/**
 * What an action answers, the one shape for all of them. A refusal carries back what was typed;
 * `formError` speaks of the whole, `fieldErrors` of one field each.
 */
export type ActionState = { ok: true; message?: string } | Refused

export type Refused = {
  ok: false
  formError?: string
  fieldErrors?: Record<string, string[] | undefined>
  /** Of a form that was overtaken: by the names of its controls. */
  conflicts?: Record<string, FieldConflict>
  values: FormValues
}

/** The state of a form nobody has sent yet. */
export const UNSENT: ActionState = { ok: false, values: {} }

/** A refusal of the whole form, with what was typed. */
export function refuse(formError: string, values: FormValues): ActionState {
  return { ok: false, formError, values }
}
