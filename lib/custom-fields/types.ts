export const FIELD_TYPES = ['text', 'number', 'date', 'choice', 'checkbox'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export const REQUEST_FORM = ['no', 'optional', 'required'] as const
export type OnRequestForm = (typeof REQUEST_FORM)[number]

/** What a field is used on; chosen when it is made. */
export const USED_ON = ['ticket', 'contact', 'company'] as const
export type UsedOn = (typeof USED_ON)[number]

/** A field that the workspace adds to its tickets, contacts or companies. */
export type CustomField = {
  /** Its name in the API and in the query language. */
  key: string
  label: string
  type: FieldType
  /** What can be chosen, of a choice; empty for all other types. */
  choices: string[]
  /** A ticket without a value of it is not solved. */
  required?: boolean
  /** The form of a new contact or company asks for it, and no form empties it. */
  requiredInForms?: boolean
}

/** Values of custom fields by the fields' keys, as they are written; null clears one. */
export type CustomValues = { custom_fields: Record<string, string | null> }

/** A field as admins see it, with how many things have a value, counted to 10,001. */
export type ManagedField = CustomField & {
  id: string
  usedOn: UsedOn
  required: boolean
  requiredInForms: boolean
  requestForm: OnRequestForm
  archivedAt: string | null
  /** When it was changed last. */
  seenAt: string
  bearers: number
}

export type FieldPage = { fields: ManagedField[]; more: boolean }
