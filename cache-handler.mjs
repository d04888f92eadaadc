import { createHash } from 'node:crypto'

/**
 * Where Next keeps what it makes once for everybody (`cacheHandler` of next.config.ts): the pages
 * and pictures of the help centre, and what they are made of. In memory, 64 MB at most; what was
 * not asked for longest goes first. Pages lose their scripts here and get their policy, once.
 */

const MOST_BYTES = 64 * 1024 * 1024
// Whoever began to read before an edit may end after it: what is made within this time of one, in
// milliseconds, counts as made before it.
const GRACE = 1000
const TAGS_HEADER = 'x-next-cache-tags'
// Next puts a tag of every layout on every page. An agent who saves their name makes no article new.
const IMPLICIT = '_N_T_'
const OF_HELP = '/$/help/'
// What components/help/help-nothing.tsx says. Next's own notFound() has no HTML without scripts.
const MISSING = ' data-status="404"'

// Next makes one handler for each request, and may load this file more than once.
const NAME = Symbol.for('counterfoil.page-cache')
const kept = globalThis[NAME] ?? {
  /** By its key, in the order of the last use. */
  entries: new Map(),
  /** When what bears a tag was last to be made anew. */
  emptied: new Map(),
  bytes: 0,
}
globalThis[NAME] = kept

export default class PageCache {
  async get(key, context) {
    const entry = kept.entries.get(key)
    if (!entry) return null
    const tags = [...entry.tags, ...(context?.tags ?? [])]
    if (tags.some((tag) => (kept.emptied.get(tag) ?? 0) >= entry.lastModified)) {
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
      if (value.html.includes(MISSING)) value.status = 404
      value.headers = { ...value.headers, 'content-security-policy': policyOf(value.html) }
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
    const now = Date.now()
    for (const tag of [tags].flat().filter(isOurs)) kept.emptied.set(tag, now)
    // What is older was made anew or forgotten long ago.
    if (kept.emptied.size < 10_000) return
    for (const [key, { tags: borne }] of kept.entries) {
      if (borne.some((tag) => kept.emptied.has(tag))) forget(key)
    }
    kept.emptied.clear()
    for (const tag of [tags].flat().filter(isOurs)) kept.emptied.set(tag, now)
  }

  resetRequestCache() {}
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
// Parts of a page that arrive later are put into their place by a script.
const IN_PARTS = /<template\b|<div hidden="" id="S:/

/**
 * A page that is only read needs none of the framework's scripts, which are twenty times its size:
 * forms and links work by themselves. One that is put together by them keeps them.
 */
export function withoutScripts(html) {
  if (IN_PARTS.test(html)) return html
  return html
    .replace(SCRIPT, (script, attributes) => (STAYS.test(attributes) ? script : ''))
    .replace(PRELOADED, '')
}

/**
 * The policy of a page that is the same for everybody, so that it cannot bear a nonce: scripts run
 * that come from here as a file, or stand in the page word for word if any do. Else as that of
 * other pages (lib/auth/content-security-policy.ts). Blocks of data are no scripts.
 */
export function policyOf(html) {
  const inline = [...html.matchAll(SCRIPT)].filter(
    ([, attributes]) => !/\b(src=|type="application\/)/.test(attributes),
  )
  const hashes = inline.map(
    ([, , script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ['script-src', "'self'", ...new Set(hashes)].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
