export const FIELD_TYPES = ['text', 'number', 'date', 'choice', 'checkbox'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export const REQUEST_FORM = ['no', 'optional', 'required'] as const
export type OnRequestForm = (typeof REQUEST_FORM)[number]

/** A field that the workspace adds to its tickets. */
export type CustomField = {
  /** Its name in the API and in the query language. */
  key: string
  label: string
  type: FieldType
  /** What can be chosen, of a choice; empty for all other types. */
  choices: string[]
  /** A ticket without a value of it is not solved. */
  required?: boolean
}

/** A field as admins see it, with how many tickets have a value, counted to 10,001. */
export type ManagedField = CustomField & {
  id: string
  required: boolean
  requestForm: OnRequestForm
  archivedAt: string | null
  tickets: number
}

export type FieldPage = { fields: ManagedField[]; more: boolean }
