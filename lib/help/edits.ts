import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Db, sharedAnonymousClient } from '@/lib/supabase/clients'

/** How often a process asks what was edited elsewhere, in milliseconds. */
const EVERY = 500
/** How long an answer may take, and how long none may come before everything is made anew. */
const PATIENCE = 5000
const LONGEST_SILENCE = 30 * 60_000

const changesSchema = z.object({
  until: z.string(),
  changes: z.array(z.object({ id: z.number(), tag: z.string() })),
})

/** What cache-handler.mjs keeps; nothing before the first page is asked for. */
type PageCache = { empty(tags: string[]): void; emptyAll(): void }
type Watch = { since: string | undefined; at: number; seen: Set<number>; looking: Promise<void> }

// One for the process, in which Next may load this file more than once.
const PAGES = Symbol.for('counterfoil.page-cache')
const WATCH = Symbol.for('counterfoil.help-edits')
const shared = globalThis as { [PAGES]?: PageCache; [WATCH]?: Watch }

function watch(): Watch {
  shared[WATCH] ??= { since: undefined, at: 0, seen: new Set(), looking: Promise.resolve() }
  return shared[WATCH]
}

/**
 * Makes anew what was edited since this process last looked, such as by whoever calls this. What
 * fails here, the timer brings: it never throws.
 */
export async function showEdits(): Promise<void> {
  await lookInTurn().catch((error) => console.error(`an edit of the help centre: ${error}`))
}

/**
 * Looks twice a second for edits of other processes, and of hands in the database, for as long as the
 * process lives: a visit never asks.
 */
export async function watchEdits(): Promise<void> {
  let trouble = false
  for (;;) {
    const error = await lookInTurn().then(
      () => null,
      (reason: unknown) => reason,
    )
    if (error && !trouble) console.error(`edits of the help centre are not seen: ${error}`)
    trouble = error !== null
    await pause(EVERY, undefined, { ref: false })
  }
}

/** Behind a look that is under way, which may have begun before the edit. */
function lookInTurn(): Promise<void> {
  const of = watch()
  const looked = of.looking.then(() => look(sharedAnonymousClient(), of))
  of.looking = looked.catch(() => undefined)
  return looked
}

async function look(db: Db, of: Watch): Promise<void> {
  const silent = Date.now() - of.at > LONGEST_SILENCE
  const since = silent ? undefined : of.since
  const { data, error } = await db
    .rpc('read_help_changes', since ? { since } : {}, { get: true })
    .abortSignal(AbortSignal.timeout(PATIENCE))
  if (error) throw new Error(`read help changes: ${error.message}`, { cause: error })
  const { until, changes } = changesSchema.parse(data)
  const fresh = changes.filter(({ id }) => !of.seen.has(id))
  if (since === undefined) shared[PAGES]?.emptyAll()
  else if (fresh.length > 0) shared[PAGES]?.empty(fresh.map(({ tag }) => tag))
  // What is told again is told by this answer already: a transaction older than it is still open.
  of.seen = new Set(changes.map(({ id }) => id))
  of.since = until
  of.at = Date.now()
}
