/** A field that the workspace adds to its tickets. */
export type CustomField = {
  /** Its name in the API and in the query language. */
  key: string
  label: string
  type: 'text' | 'number' | 'date' | 'choice' | 'checkbox'
  /** What can be chosen, of a choice; empty for all other types. */
  choices: string[]
}
