import type { FormValues } from '@/lib/forms/action-state'
import type { ManagedField } from './types'

/** What a field is, as the controls on its page show it: those that its type and use have. */
export function managedValues(field: ManagedField): FormValues {
  return {
    label: field.label,
    ...(field.type === 'choice' && { choices: field.choices.join('\n') }),
    ...(field.usedOn === 'ticket'
      ? {
          required_to_solve: field.required ? 'on' : 'off',
          request_form: field.requestForm,
        }
      : { required_in_forms: field.requiredInForms ? 'on' : 'off' }),
  }
}
