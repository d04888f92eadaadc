import { z } from 'zod'
import type { FormValues } from '@/lib/forms/action-state'
import { bothParsed, parseForm } from '@/lib/forms/parse-form'
import { changedFields, controlOf, controlText, controlValue } from './controls'
import { parseCustomValues } from './parse-values'
import type { CustomField, CustomValues } from './types'

/** Values as they were read with their fields, by the fields' keys. */
export function valuesByKey(
  rows: { value: string; custom_fields: { key: string } }[],
): Record<string, string> {
  return Object.fromEntries(rows.map(({ value, custom_fields }) => [custom_fields.key, value]))
}

/** What a contact or a company has in the fields in use, as their controls show it. */
export function customFacts(fields: CustomField[], values: Record<string, string>): FormValues {
  return Object.fromEntries(
    fields.map((field) => [controlOf(field), controlValue(field, values[field.key])]),
  )
}

/** What a control of a form of facts says, in words. */
export function factText(fields: CustomField[], control: string, value: string): string {
  const custom = fields.find((field) => controlOf(field) === control)
  return custom ? controlText(custom, value) : value || 'Empty'
}

/**
 * A form of facts with its custom fields. Of those only what differs from `base` is sent on: a choice
 * that is offered no more stays what it is, and what was empty may stay so.
 */
export function withCustomFields<T>(
  schema: z.ZodType<T>,
  fields: CustomField[],
  base: (values: FormValues) => FormValues,
): z.ZodType<T & CustomValues> {
  return z.record(z.string(), z.string()).transform((values, context) => {
    const changed = changedFields(fields, values, base(values))
    const parsed = bothParsed(parseForm(schema, values), parseCustomValues(changed, values))
    if (parsed.ok) return { ...parsed.data[0], custom_fields: parsed.data[1] }
    for (const [name, messages = []] of Object.entries(parsed.state.fieldErrors ?? {})) {
      for (const message of messages) context.addIssue({ code: 'custom', message, path: [name] })
    }
    return z.NEVER
  })
}
