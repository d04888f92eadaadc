import { z } from 'zod'
import type { ActionState, FormValues } from './action-state'

type Parsed<T> = { ok: true; data: T } | { ok: false; state: ActionState }

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
