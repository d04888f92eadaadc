import 'server-only'
import { type Db, tokenClient } from '@/lib/supabase/clients'
import { asStranger } from './gate'

/** Tokens last 60 s: one older than this, in milliseconds, is exchanged anew. */
const FRESH = 45_000

const LINK = /^[\w-]{43}$/

/** Whether this could be the token of a requester's link at all. */
export function isLinkToken(token: string): boolean {
  return LINK.test(token)
}

/**
 * The sibling of `requireUser` for requesters: lets in whoever has a living link, and hands out the
 * database as it shows them their one ticket; null for every other token. One round trip.
 */
export async function admitRequester(link: string): Promise<Db | null> {
  const first = await exchange(link)
  if (first === null) return null
  let held = { token: first, since: Date.now() }
  // A long upload outlives its first token.
  return tokenClient(async () => {
    if (Date.now() - held.since > FRESH) {
      held = { token: (await exchange(link)) ?? held.token, since: Date.now() }
    }
    return held.token
  })
}

async function exchange(link: string): Promise<string | null> {
  if (!isLinkToken(link)) return null
  const { data, error } = await asStranger().rpc('exchange_requester_link', { token: link })
  if (error) throw new Error(`exchange requester link: ${error.message}`, { cause: error })
  return data
}
