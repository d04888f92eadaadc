import type { FormValues } from '@/lib/forms/action-state'
import { controlOf } from './controls'
import type { CustomField } from './types'

/** What to say beside the fields of a form that a ticket needs before it is solved, and that are empty. */
export function neededErrors(
  fields: CustomField[],
  typed: FormValues,
): Record<string, string[] | undefined> {
  const missing = fields.filter((field) => {
    const value = typed[controlOf(field)] ?? ''
    return field.required && (value === '' || (field.type === 'checkbox' && value === 'off'))
  })
  return Object.fromEntries(
    missing.map((field) => [controlOf(field), [`${field.label} is needed to solve this ticket.`]]),
  )
}
