import type { FieldType, OnRequestForm, UsedOn } from './types'

/** What the types of fields are called. */
export const FIELD_TYPE_LABELS: Record<FieldType, string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  choice: 'Choice',
  checkbox: 'Checkbox',
}

/** What fields are used on, and one of each. */
export const USED_ON_LABELS: Record<UsedOn, { many: string; one: string }> = {
  ticket: { many: 'Tickets', one: 'ticket' },
  contact: { many: 'Contacts', one: 'contact' },
  company: { many: 'Companies', one: 'company' },
}

/** Whether people outside are asked for a field. */
export const REQUEST_FORM_LABELS: Record<OnRequestForm, string> = {
  no: 'Not asked',
  optional: 'Optional',
  required: 'Required',
}
