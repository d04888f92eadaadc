import { z } from 'zod'
import type { FormValues } from '@/lib/forms/action-state'
import { checkbox } from '@/lib/forms/checkbox'
import { line, optional } from '@/lib/forms/fields'
import { controlOf } from './controls'
import type { CustomField } from './types'

// As private.check_custom_value takes it: what numeric reads, but neither NaN nor infinity.
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i

/** What each field takes of its control: the text that is stored, or null to clear it. */
function valueSchema({ label, type, choices }: CustomField): z.ZodType<string | null> {
  switch (type) {
    case 'checkbox':
      return checkbox().transform(String)
    case 'choice':
      return optional(z.enum(choices, `${label} is not one of the choices.`))
    case 'date':
      return optional(z.iso.date(`${label} must be a day, such as 2026-01-31.`))
    case 'number':
      return optional(
        line(label, 100).refine((value) => NUMBER.test(value), `${label} must be a number.`),
      )
    case 'text':
      return optional(line(label, 1000))
  }
}

/** The same, and something at all where a form has to have it; a checkbox must be ticked. */
function demandedSchema(field: CustomField): z.ZodType<string | null> {
  const schema = valueSchema(field)
  if (!field.requiredInForms) return schema
  const empty = field.type === 'checkbox' ? 'false' : null
  return schema.refine((value) => value !== empty, `${field.label} is missing.`)
}

/** The custom fields of a form, by the names of their controls: those that were sent. */
export function customControlsSchema(fields: CustomField[], sent: FormValues) {
  const asked = fields.filter((field) => controlOf(field) in sent)
  return z.object(
    Object.fromEntries(asked.map((field) => [controlOf(field), demandedSchema(field)])),
  )
}
