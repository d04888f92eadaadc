/**
 * Where Next keeps what it makes once for everybody (`cacheHandler` of next.config.ts): the pages
 * and pictures of the help centre, and what they are made of. In memory, 64 MB at most; what was
 * not asked for longest goes first. Pages lose their scripts here, once. What an edit concerns goes
 * when lib/help/edits.ts hears of it.
 */

const MOST_BYTES = 64 * 1024 * 1024
// Whoever began to read before an edit may end after it: what is made within this time of one, in
// milliseconds, counts as made before it.
const GRACE = 1000
const TAGS_HEADER = 'x-next-cache-tags'
// Next puts a tag of every layout on every page. An agent who saves their name makes no article new.
const IMPLICIT = '_N_T_'
const OF_HELP = '/$/help/'
// What components/help/help-nothing.tsx and help-away.tsx say: Next's own pages for that have no HTML
// without scripts. No text holds it: there, what is less is written as &lt;.
const TOLD_STATUS = /<div data-status="(404|503)">/

// Next makes one handler for each request, and may load this file more than once.
const NAME = Symbol.for('counterfoil.page-cache')
const kept = globalThis[NAME] ?? {
  /** By its key, in the order of the last use. */
  entries: new Map(),
  /** When what bears a tag was last to be made anew. */
  emptied: new Map(),
  /** When everything was. */
  allEmptied: 0,
  bytes: 0,
}
kept.empty = empty
kept.emptyAll = emptyAll
globalThis[NAME] = kept

export default class PageCache {
  async get(key, context) {
    const entry = kept.entries.get(key)
    if (!entry) return null
    const tags = [...entry.tags, ...(context?.tags ?? [])]
    const ends = Math.max(kept.allEmptied, ...tags.map((tag) => kept.emptied.get(tag) ?? 0))
    if (ends >= entry.lastModified) {
      forget(key)
      return null
    }
    kept.entries.delete(key)
    kept.entries.set(key, entry)
    return entry
  }

  async set(key, value, context) {
    forget(key)
    if (!value) return
    if (value.kind === 'APP_PAGE' && key.includes(OF_HELP)) {
      value.html = withoutScripts(String(value.html))
      const status = Number(TOLD_STATUS.exec(value.html)?.[1] ?? 0)
      if (status) value.status = status
      if (status === 503) return
    }
    const told = String(value.headers?.[TAGS_HEADER] ?? '')
    const entry = {
      value,
      lastModified: Date.now() - GRACE,
      cacheControl: context?.cacheControl,
      tags: [...told.split(','), ...(context?.tags ?? [])].filter(isOurs),
      bytes: bytesOf(value),
    }
    kept.entries.set(key, entry)
    kept.bytes += entry.bytes
    for (const oldest of kept.entries.keys()) {
      if (kept.bytes <= MOST_BYTES) break
      forget(oldest)
    }
  }

  async revalidateTag(tags) {
    empty([tags].flat().filter(isOurs))
  }

  resetRequestCache() {}
}

/** Makes anew, when it is next asked for, what bears one of these tags. */
function empty(tags) {
  const now = Date.now()
  for (const tag of tags) kept.emptied.set(tag, now)
  // What is older was made anew or forgotten long ago.
  if (kept.emptied.size < 10_000) return
  for (const [key, { tags: borne }] of kept.entries) {
    if (borne.some((tag) => kept.emptied.has(tag))) forget(key)
  }
  kept.emptied.clear()
  for (const tag of tags) kept.emptied.set(tag, now)
}

/** Makes everything anew when it is next asked for. */
function emptyAll() {
  kept.allEmptied = Date.now()
  kept.entries.clear()
  kept.bytes = 0
}

const isOurs = (tag) => tag !== '' && !tag.startsWith(IMPLICIT)

function forget(key) {
  kept.bytes -= kept.entries.get(key)?.bytes ?? 0
  kept.entries.delete(key)
}

function bytesOf({ html, rscData, body, segmentData, data }) {
  const segments = [...(segmentData?.values() ?? [])].reduce((sum, part) => sum + part.length, 0)
  const size = (part) => part?.length ?? 0
  return 1000 + 2 * size(html) + size(rscData) + size(body) + segments + 2 * size(data?.body)
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const PRELOADED = /<link\b[^>]*\bas="script"[^>]*>/g
// Data for others, and the suggestions of the search, which are no part of the framework.
const STAYS = /\btype="application\/|\bsrc="\/help\//

/**
 * A page that is only read needs none of the framework's scripts, which are twenty times its size:
 * forms and links work by themselves. Nor would they run: its policy (next.config.ts) names none.
 */
export function withoutScripts(html) {
  return html
    .replace(SCRIPT, (script, attributes) => (STAYS.test(attributes) ? script : ''))
    .replace(PRELOADED, '')
}
