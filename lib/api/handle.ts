import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { type Admission, admitApiKey, isApiOrigin } from '@/lib/auth/api-gate'
import { readRawBody } from '@/lib/webhooks/raw-body'
import { headersFor, outcomeResponse, problemResponse } from './answer'
import { API_ROOT, findRoute } from './operations'
import { type Problem, problem } from './problem'
import type { Once, Operation } from './types'

const NOBODY: Admission = { outcome: 'unknown', origin: null }

/** Answers one request to the API: route → key → scope → body → operation. */
export async function handleApiRequest(request: Request): Promise<Response> {
  let headers = headersFor(NOBODY)
  try {
    const url = new URL(request.url)
    const route = findRoute(url.pathname.slice(API_ROOT.length))
    if (!route)
      return problemResponse(problem('not-found', 'The API has no such address.'), headers)
    const allowed = route.operations.map(({ method }) => method)
    if (request.method === 'OPTIONS') return await preflight(request, allowed)
    // HEAD is GET without its body, which the server leaves out by itself.
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const operation = route.operations.find((one) => one.method === method)
    if (!operation) {
      headers.set('Allow', [...allowed, 'OPTIONS'].join(', '))
      const detail = `Here one can ${allowed.join(', ')}.`
      return problemResponse(problem('method-not-allowed', detail), headers)
    }
    const admission = await admitApiKey(request)
    headers = headersFor(admission)
    const refusal = refusalOf(admission, operation, headers)
    if (refusal || admission.outcome !== 'admitted') {
      return problemResponse(refusal ?? problem('unauthorized', ''), headers)
    }
    const body = operation.body ? await readJson(request) : { json: undefined, once: null }
    if ('problem' in body) return problemResponse(body, headers)
    const outcome = await operation.run({
      db: admission.db,
      scopes: admission.scopes,
      params: route.params,
      search: url.searchParams,
      ...body,
      ifMatch: request.headers.get('if-match'),
    })
    if ('problem' in outcome) return problemResponse(outcome, headers)
    return outcomeResponse(operation, outcome, url, headers)
  } catch (error) {
    const id = randomUUID()
    console.error(`API request failed (${id})`, error)
    return problemResponse(problem('failed', `It is noted down as ${id}.`), headers)
  }
}

function refusalOf(admission: Admission, { scope }: Operation, headers: Headers): Problem | null {
  if (admission.outcome === 'unknown') {
    headers.set('WWW-Authenticate', 'Bearer realm="Counterfoil"')
    return problem('unauthorized', 'Send a living API key: Authorization: Bearer cfoil_…')
  }
  if (admission.outcome === 'limited') {
    headers.set('Retry-After', String(admission.limit.reset))
    const { quota, reset } = admission.limit
    return problem('rate-limited', `This key may ask ${quota} times a minute: wait ${reset} s.`)
  }
  return admission.scopes.includes(scope)
    ? null
    : problem('missing-scope', `This takes a key with the scope ${scope}.`)
}

/** The body as JSON, and the Idempotency-Key of a POST; a problem where they cannot be read. */
async function readJson(request: Request): Promise<Problem | { json: unknown; once: Once | null }> {
  const type = request.headers.get('content-type')
  if (type && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) {
    return problem('not-json', 'Send JSON, with Content-Type: application/json.')
  }
  const raw = await readRawBody(request)
  if (!raw) return problem('too-large', 'A body has at most 1 MiB.')
  const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null
  if (key !== null && !/^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) {
    return problem('unreadable', 'An Idempotency-Key has from 1 to 255 signs of ASCII.')
  }
  const { pathname, search } = new URL(request.url)
  const hash = createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(raw)
  const once = key === null ? null : { key, fingerprint: hash.digest('hex') }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw)
    return { json: JSON.parse(text), once }
  } catch {
    return problem('unreadable', 'The body is not JSON in UTF-8.')
  }
}

/** What a browser asks before it lets a page of another origin call: named origins alone may. */
async function preflight(request: Request, methods: readonly string[]): Promise<Response> {
  const headers = new Headers({ Allow: [...methods, 'OPTIONS'].join(', '), Vary: 'Origin' })
  const origin = request.headers.get('origin')
  if (origin && (await isApiOrigin(origin))) {
    headers.set('Access-Control-Allow-Origin', origin)
    headers.set('Access-Control-Allow-Methods', methods.join(', '))
    headers.set(
      'Access-Control-Allow-Headers',
      'Authorization, Content-Type, Idempotency-Key, If-Match',
    )
    headers.set('Access-Control-Max-Age', '600')
  }
  return new Response(null, { status: 204, headers })
}
