import { createHash } from 'node:crypto'

/** Tickets of each view, by its id, counted to 10,001; what cannot be counted is left out. */
export type Counts = Readonly<Record<string, number>>

type Entry = { key: string; at: number; counts: Promise<Counts>; settled?: Counts }

/** How long counts are good for, in milliseconds. */
const COUNTS_LAST = 30_000
const MOST_USERS = 500

// Pages, actions and route handlers are bundled apart and would each have a memory of their own.
const place = globalThis as { counterfoilViewCounts?: Map<string, Entry> }
const memory = () => (place.counterfoilViewCounts ??= new Map<string, Entry>())

/** Names what was counted; nothing of the queries themselves is kept. */
function keyOf(views: readonly { id: string; query: string }[]): string {
  const text = JSON.stringify(views.map(({ id, query }) => [id, query]))
  return createHash('sha256').update(text).digest('base64')
}

/** What was counted for this user and these queries within the last 30 s, without waiting. */
export function remembered(user: string, views: { id: string; query: string }[]) {
  return fresh(user, keyOf(views))?.settled
}

/** Counts, or remembers; whoever asks while it is being counted gets the same answer. */
export function countedOnce(
  user: string,
  views: { id: string; query: string }[],
  count: () => Promise<Counts>,
): Promise<Counts> {
  const key = keyOf(views)
  const known = fresh(user, key)
  if (known) return known.counts
  const entry: Entry = { key, at: Date.now(), counts: count() }
  keep(user, entry)
  entry.counts.then(
    (counts) => {
      entry.settled = counts
    },
    () => {
      if (memory().get(user) === entry) memory().delete(user)
    },
  )
  return entry.counts
}

/** Forgets what was counted for a user: they have just changed tickets or views. */
export function forgetCounts(user: string): void {
  memory().delete(user)
}

function fresh(user: string, key: string): Entry | undefined {
  const entry = memory().get(user)
  return entry && entry.key === key && Date.now() - entry.at < COUNTS_LAST ? entry : undefined
}

// Whoever was counted for last stands last; the first makes room.
function keep(user: string, entry: Entry): void {
  memory().delete(user)
  memory().set(user, entry)
  for (const oldest of memory().keys()) {
    if (memory().size <= MOST_USERS) break
    memory().delete(oldest)
  }
}
