import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Secrets } from './secrets'

export type KeyCheck =
  | { ok: true; role: 'anon' | 'service_role' }
  | { ok: false; answer: { message: string; hint: string } }

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Constant-time comparison of two keys. */
export function sameKey(given: string, held: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(held)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A short-lived HS256 token for a role alone, as hosted's gateway makes one of an API key. */
export function roleToken(role: 'anon' | 'service_role', jwtSecret: string): string {
  const now = Math.floor(Date.now() / 1000)
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ role, iat: now, exp: now + 60 })}`
  return `${signed}.${createHmac('sha256', jwtSecret).update(signed).digest('base64url')}`
}

/** Looks for a valid key in the `apikey` header or parameter; wording as hosted's gateway. */
export function checkApiKey(request: IncomingMessage, url: URL, secrets: Secrets): KeyCheck {
  const header = request.headers.apikey
  const given = (Array.isArray(header) ? header[0] : header) ?? url.searchParams.get('apikey')
  if (!given) {
    const hint = 'No `apikey` request header or url param was found.'
    return { ok: false, answer: { message: 'No API key found in request', hint } }
  }
  if (sameKey(given, secrets.publishableKey)) return { ok: true, role: 'anon' }
  if (sameKey(given, secrets.secretKey)) return { ok: true, role: 'service_role' }
  const hint = 'Double check your Supabase `apikey`'
  return { ok: false, answer: { message: 'Invalid API key', hint } }
}
