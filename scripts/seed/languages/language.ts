/** What bulk data says in one language. `{ref}` becomes a number of its own in each text. */
export type Language = {
  /** How many of a hundred contacts write in it. */
  share: number
  /** Kinds of organisations, and desks within them: nobody here is a person. */
  organisations: readonly string[]
  desks: readonly string[]
  contactName: string
  /** Subject of a ticket: a topic and what is wrong with it. */
  subject: string
  topics: readonly string[]
  troubles: readonly string[]
  /** A requester's message is an opening, a detail and a question. */
  openings: readonly string[]
  details: readonly string[]
  questions: readonly string[]
  /** An agent's answer is thanks, a finding and a closing. */
  thanks: readonly string[]
  findings: readonly string[]
  closings: readonly string[]
  notes: readonly string[]
  /** What stands between two sentences. */
  blank: string
}
