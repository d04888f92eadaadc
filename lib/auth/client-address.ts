import 'server-only'
import { isIP } from 'node:net'
import { webEnv } from '@/lib/env'

/**
 * The address a request came from, or null. Each trusted proxy in front appends one entry to
 * `X-Forwarded-For`; what stands before those was written by the client and proves nothing.
 * With no proxy, `instrumentation.ts` has put the socket's address there.
 */
export function clientAddress(headers: Headers): string | null {
  const hops = Math.max(1, webEnv().TRUSTED_PROXY_HOPS)
  const entry = headers.get('x-forwarded-for')?.split(',').at(-hops)?.trim() ?? ''
  return isIP(entry) ? entry : null
}
