/** What a list is asked for: conditions that must all hold. Values only; the database knows the SQL. */
export type TicketFilter = Condition[]

/** A list of words, any of which is to match. `me`, `mine` and `none` are understood where they make sense. */
export type ListProperty =
  | 'status'
  | 'priority'
  | 'channel'
  | 'assignee'
  | 'team'
  | 'requester'
  | 'company'
  | 'tag'
  | 'in'
  | 'is'
  | 'rating'

/** A span: `from` is part of it, `to` is not. Times are ISO 8601. */
export type SpanProperty = 'number' | 'created' | 'updated' | 'replied' | 'solved'

export type Condition = { not?: true } & (
  | { property: ListProperty; values: string[] }
  | { property: 'field'; key: string; values: string[] }
  | { property: SpanProperty; from?: string; to?: string }
  // A word, a beginning of a word (`prefix`), or several words in this order (`phrase`).
  | { property: 'words'; text: string; prefix?: true; phrase?: true }
)

export const SORT_KEYS = [
  'updated',
  'created',
  'number',
  'priority',
  'status',
  'subject',
  'waiting',
  'relevance',
] as const

export type SortKey = (typeof SORT_KEYS)[number]
export type TicketSort = { key: SortKey; descending: boolean }
