import 'server-only'
import type { Admission, RateLimit } from '@/lib/auth/api-gate'
import { webEnv } from '@/lib/env'
import { API_ROOT } from './operations'
import { PROBLEMS, type Problem, problemDocument } from './problem'
import type { Operation, Outcome } from './types'

/** What pages elsewhere may read of an answer besides its body (CORS). */
const EXPOSED =
  'ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After'

/** A minute, as the policy names it: draft-ietf-httpapi-ratelimit-headers-10. */
const WINDOW_SECONDS = 60

function limitHeaders({ quota, remaining, reset }: RateLimit): Record<string, string> {
  return {
    'RateLimit-Policy': `"key";q=${quota};w=${WINDOW_SECONDS}`,
    RateLimit: `"key";r=${remaining};t=${reset}`,
  }
}

/** The headers that every answer to a known key bears. */
export function headersFor(admission: Admission): Headers {
  const headers = new Headers({ 'Cache-Control': 'no-store', Vary: 'Origin' })
  if (admission.origin) {
    headers.set('Access-Control-Allow-Origin', admission.origin)
    headers.set('Access-Control-Expose-Headers', EXPOSED)
  }
  if (admission.outcome === 'unknown') return headers
  for (const [name, value] of Object.entries(limitHeaders(admission.limit))) {
    headers.set(name, value)
  }
  return headers
}

/** A problem as RFC 9457 wants it. */
export function problemResponse(refused: Problem, headers: Headers): Response {
  headers.set('Content-Type', 'application/problem+json')
  const document = problemDocument(refused, webEnv().SITE_URL)
  return new Response(JSON.stringify(document), { status: PROBLEMS[refused.problem][0], headers })
}

/** What an operation came to, with the headers that belong to it. */
export function outcomeResponse(
  { success }: Operation,
  outcome: Exclude<Outcome, Problem>,
  url: URL,
  headers: Headers,
): Response {
  if ('nothing' in outcome) return new Response(null, { status: success, headers })
  const root = `${webEnv().SITE_URL}${API_ROOT}`
  if ('rows' in outcome) {
    const { rows, next } = outcome
    if (next) headers.set('Link', `<${nextPage(root, url, next)}>; rel="next"`)
    return Response.json({ data: rows }, { status: success, headers })
  }
  if (outcome.replayed) headers.set('Idempotency-Replayed', 'true')
  if ('results' in outcome) {
    return Response.json({ results: outcome.results }, { status: success, headers })
  }
  const { data, etag, location } = outcome
  if (etag) headers.set('ETag', etag)
  if (location) headers.set('Location', `${root}${location}`)
  return Response.json(data, { status: success, headers })
}

function nextPage(root: string, { pathname, searchParams }: URL, cursor: string): string {
  const query = new URLSearchParams(searchParams)
  query.set('cursor', cursor)
  return `${root}${pathname.slice(API_ROOT.length)}?${query}`
}
