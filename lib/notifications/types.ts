/** One thing a user is told of, as the database tells it. Ids are bigint, which come as text. */
export type Told = {
  batch: string
  email: string
  name: string
  ticket: string
  subject: string
  reason: 'assigned' | 'mentioned' | 'replied'
  actor_name: string
  /** What was said, and how it is read; null where nothing was. */
  body: string | null
  channel: string | null
  author_kind: string | null
}
