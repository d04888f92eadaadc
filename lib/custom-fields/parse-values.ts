import type { FormValues } from '@/lib/forms/action-state'
import { type Parsed, parseForm } from '@/lib/forms/parse-form'
import { controlOf } from './controls'
import { customControlsSchema } from './schema'
import type { CustomField } from './types'

/** The custom fields that a form sent, by their keys; null clears one. */
export function parseCustomValues(
  fields: CustomField[],
  values: FormValues,
): Parsed<Record<string, string | null>> {
  const parsed = parseForm(customControlsSchema(fields, values), values)
  if (!parsed.ok) return parsed
  const given = fields.filter((field) => controlOf(field) in parsed.data)
  const entries = given.map((field) => [field.key, parsed.data[controlOf(field)] ?? null] as const)
  return { ok: true, data: Object.fromEntries(entries) }
}
