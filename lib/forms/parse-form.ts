import { z } from 'zod'
import type { FormValues, Refused } from './action-state'

export type Parsed<T> = { ok: true; data: T } | { ok: false; state: Refused }

/** Parses form values by a schema; what is wrong comes back beside its field, with what was typed. */
export function parseForm<S extends z.ZodType>(schema: S, values: FormValues): Parsed<z.output<S>> {
  const result = schema.safeParse(values)
  if (result.success) return { ok: true, data: result.data }
  const { formErrors, fieldErrors } = z.flattenError(result.error)
  return {
    ok: false,
    state: {
      ok: false,
      formError: formErrors[0] ?? 'Nothing was saved. Please look at the marked fields.',
      fieldErrors: fieldErrors as Record<string, string[] | undefined>,
      values,
    },
  }
}

/** Two halves of one form, parsed by a schema each: what is wrong in either comes back at once. */
export function bothParsed<A, B>(one: Parsed<A>, other: Parsed<B>): Parsed<[A, B]> {
  if (one.ok) return other.ok ? { ok: true, data: [one.data, other.data] } : other
  if (other.ok) return one
  const fieldErrors = { ...other.state.fieldErrors, ...one.state.fieldErrors }
  return { ok: false, state: { ...one.state, fieldErrors } }
}
