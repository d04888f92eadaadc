import { z } from 'zod'
import { sessionCookie } from './session-cookie'

/** Nearer to its end than this (in milliseconds) a token is left to Auth, which renews it at 90 s. */
const LASTING = 120_000
const ENCODED = 'base64-'

const sessionSchema = z.object({ access_token: z.string().min(1), expires_at: z.number() })

type Jar = { name: string; value: string }[]

/**
 * The access token in these cookies as `@supabase/ssr` wrote them; null when there is none, or its
 * end is near. That library's client decodes it anew for each request to the database, a third of a
 * millisecond every time. What a token is worth is for the database to say.
 */
export function lastingToken(jar: Jar, siteUrl: string, now = Date.now()): string | null {
  const text = joined(jar, sessionCookie(siteUrl).cookieOptions.name)
  if (!text.startsWith(ENCODED)) return null
  try {
    const json = Buffer.from(text.slice(ENCODED.length), 'base64url').toString()
    const session = sessionSchema.safeParse(JSON.parse(json))
    const lasts = session.success && session.data.expires_at * 1000 - now > LASTING
    return lasts ? session.data.access_token : null
  } catch {
    return null
  }
}

/** A long value lies in pieces, in `name.0`, `name.1` and so on. */
function joined(jar: Jar, name: string): string {
  const values = new Map(jar.map((cookie) => [cookie.name, cookie.value]))
  let text = values.get(name) ?? ''
  if (text) return text
  for (let at = 0, piece = values.get(`${name}.0`); piece; piece = values.get(`${name}.${at}`)) {
    text += piece
    at += 1
  }
  return text
}
