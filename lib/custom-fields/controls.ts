import type { FormValues } from '@/lib/forms/action-state'
import type { CustomField } from './types'

/** The control of a custom field in a form, told from the ticket's own fields by its name. */
export type CustomControl = `custom.${string}`

export function controlOf({ key }: CustomField): CustomControl {
  return `custom.${key}`
}

export function isCustomControl(name: string): name is CustomControl {
  return name.startsWith('custom.')
}

/** The fields whose controls a form sent with another value than it was made from. */
export function changedFields(
  fields: readonly CustomField[],
  sent: FormValues,
  base: FormValues,
): CustomField[] {
  return fields.filter((field) => {
    const control = controlOf(field)
    return control in sent && sent[control] !== base[control]
  })
}

/** A value as its control holds it. A checkbox that nobody has touched is off. */
export function controlValue({ type }: CustomField, value: string | undefined): string {
  if (type === 'checkbox') return value === 'true' ? 'on' : 'off'
  return value ?? ''
}

/** A value of a control in words. */
export function controlText({ type }: CustomField, value: string): string {
  if (type === 'checkbox') return value === 'on' ? 'yes' : 'no'
  return value === '' ? 'nothing' : value
}
