/** What was typed into a form, as its fields would take it back. */
export type FormValues = Record<string, string>

/**
 * What an action answers, the one shape for all of them. A refusal carries back what was typed;
 * `formError` speaks of the whole, `fieldErrors` of one field each.
 */
export type ActionState =
  | { ok: true; message?: string }
  | {
      ok: false
      formError?: string
      fieldErrors?: Record<string, string[] | undefined>
      values: FormValues
    }

/** The state of a form nobody has sent yet. */
export const UNSENT: ActionState = { ok: false, values: {} }

/** A refusal of the whole form, with what was typed. */
export function refuse(formError: string, values: FormValues): ActionState {
  return { ok: false, formError, values }
}
