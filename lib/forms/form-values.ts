import type { FormValues } from './action-state'

/**
 * The text fields of a submitted form; files and React's own fields are left out. Lines end as they
 * did when they were typed: browsers send CR LF, and a control given that back loses a first line.
 */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$ACTION')) {
      values[name] = value.replace(/\r\n?/g, '\n')
    }
  }
  return values
}
