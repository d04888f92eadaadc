import type { FieldType, OnRequestForm } from './types'

/** What the types of fields are called. */
export const FIELD_TYPE_LABELS: Record<FieldType, string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  choice: 'Choice',
  checkbox: 'Checkbox',
}

/** Whether people outside are asked for a field. */
export const REQUEST_FORM_LABELS: Record<OnRequestForm, string> = {
  no: 'Not asked',
  optional: 'Optional',
  required: 'Required',
}
