import { controlOf } from '@/lib/custom-fields/controls'
import { parseCustomValues } from '@/lib/custom-fields/parse-values'
import type { FormValues } from '@/lib/forms/action-state'
import { bothParsed, parseForm } from '@/lib/forms/parse-form'
import type { NewRequest } from './mutations'
import { requestSchema } from './schema'
import type { FormField } from './types'

type ParsedRequest =
  | { ok: true; data: Omit<NewRequest, 'withFiles'> }
  | { ok: false; fieldErrors: Record<string, string[]> }

/** The public form as it was sent: its own fields, and those that the workspace adds. */
export function parseRequest(fields: FormField[], values: FormValues): ParsedRequest {
  // A field that was left out of the form on its way here is asked for all the same.
  const asked = Object.fromEntries(
    fields.map((field) => [controlOf(field), field.type === 'checkbox' ? 'off' : '']),
  )
  const parsed = bothParsed(
    parseForm(requestSchema, values),
    parseCustomValues(fields, { ...asked, ...values }),
  )
  const fieldErrors: Record<string, string[]> = {}
  if (!parsed.ok) {
    for (const [name, errors] of Object.entries(parsed.state.fieldErrors ?? {})) {
      if (errors) fieldErrors[name] = errors
    }
  } else {
    const [request, customFields] = parsed.data
    for (const field of fields) {
      const value = customFields[field.key] ?? null
      const empty = value === null || (field.type === 'checkbox' && value === 'false')
      if (field.required && empty) fieldErrors[controlOf(field)] = [`${field.label} is missing.`]
    }
    if (Object.keys(fieldErrors).length === 0)
      return { ok: true, data: { ...request, customFields } }
  }
  return { ok: false, fieldErrors }
}
