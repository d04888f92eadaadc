import { createClient } from '@supabase/supabase-js'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { roleToken } from '@/supabase/local/api-keys'
import { nobody } from '@/tests/support/actors'
import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'
import { type ActorName, actors } from './actors'
import type { SignedIn } from './people'
import type { Link, World } from './world'

type Claims = { role: string; sub?: string }
/** One actor as both runners need them: a client for PostgREST, the same claims for SQL. */
export type Player = { id: string; db: Db; claims: Claims }
export type Cast = Readonly<Record<ActorName, Player>>

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

function client(accessToken: () => Promise<string>): Db {
  const { supabaseUrl, publishableKey } = testStack()
  return createClient<Database>(supabaseUrl, publishableKey, { accessToken })
}

async function exchanged(call: 'exchange_api_key' | 'exchange_requester_link', secret: string) {
  const args = call === 'exchange_api_key' ? { key: secret } : { token: secret }
  const { data, error } = await nobody().rpc(call, args as never)
  if (error || typeof data !== 'string') throw new Error(`${call} answers no token`)
  return data
}

// As exchange_* sign it, but without asking whether the actor is alive: for the dead, and sources.
async function signed(kind: string, id: string, claims: object = {}): Promise<string> {
  const { rows } = await postgres().query<{ token: string }>(
    'select private.sign_actor_token($1, $2, $3) as token',
    [kind, id, claims],
  )
  return theOnly(rows).token
}

// Such a token lives for a minute; a busy machine may need longer for all cells.
function renewed(make: () => Promise<string>): () => Promise<string> {
  let token: Promise<string> | undefined
  let until = 0
  return () => {
    if (!token || Date.now() > until) {
      until = Date.now() + 30_000
      token = make()
    }
    return token
  }
}

async function player(make: () => Promise<string>): Promise<Player> {
  const token = renewed(make)
  const claims = claimsOf(await token())
  // Nobody has an id; one that nobody has stands for it.
  return { id: claims.sub ?? crypto.randomUUID(), db: client(token), claims }
}

/** Everybody of the matrix, as they stand when the dead have died. */
export async function castOf(people: SignedIn, world: World): Promise<Cast> {
  const { jwtSecret } = testStack()
  const link = ({ id, contact }: Link) => signed('contact', contact, { link: id })
  const makers: Record<ActorName, () => Promise<string>> = {
    anon: async () => roleToken('anon', jwtSecret),
    member: async () => people.member.token,
    outsider: async () => people.outsider.token,
    admin: async () => people.admin.token,
    deactivated: async () => people.deactivated.token,
    'signed out': async () => people['signed out'].token,
    'key tickets:read': () => exchanged('exchange_api_key', world.keys['tickets:read'].key),
    'key tickets:write': () => exchanged('exchange_api_key', world.keys['tickets:write'].key),
    'key contacts:read': () => exchanged('exchange_api_key', world.keys['contacts:read'].key),
    'key contacts:write': () => exchanged('exchange_api_key', world.keys['contacts:write'].key),
    'key users:read': () => exchanged('exchange_api_key', world.keys['users:read'].key),
    'key health:read': () => exchanged('exchange_api_key', world.keys['health:read'].key),
    'key of all scopes': () => exchanged('exchange_api_key', world.keys.all.key),
    'key revoked': () => signed('api_key', world.keys.revoked.id),
    'key expired': () => signed('api_key', world.keys.expired.id),
    source: () => signed('webhook_source', world.source),
    link: () => exchanged('exchange_requester_link', world.links.own.token),
    'other link': () => exchanged('exchange_requester_link', world.links.other.token),
    'link revoked': () => link(world.links.revoked),
    'link expired': () => link(world.links.expired),
  }
  const players = await Promise.all(
    actors.map(async (name) => [name, await player(makers[name])] as const),
  )
  return Object.fromEntries(players) as Record<ActorName, Player>
}
