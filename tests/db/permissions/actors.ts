/** Everybody who can ask the API for something, as the permission matrix names them. */
export const actors = [
  'anon',
  'member',
  'outsider',
  'admin',
  'deactivated',
  'signed out',
  'key tickets:read',
  'key tickets:write',
  'key contacts:read',
  'key contacts:write',
  'key users:read',
  'key health:read',
  'key of all scopes',
  'key revoked',
  'key expired',
  'source',
  'link',
  'other link',
  'link revoked',
  'link expired',
] as const

export type ActorName = (typeof actors)[number]
export type Actors = readonly ActorName[]

/** Agents: one in the private team `their team`, one in none. */
const agents = ['member', 'outsider'] as const
export const users = [...agents, 'admin'] as const
/** Those who see the tickets of the private team that only `member` is in. */
export const insiders = ['member', 'admin'] as const

/** The keys that hold a scope. */
export const keys = <S extends string>(scope: S) => [`key ${scope}`, 'key of all scopes'] as const

/** What an update or delete takes of a key: PostgreSQL reads a row before it changes it. */
export const fullKey = 'key of all scopes' as const

/** Everybody with a token, alive or not. */
export const tokenHolders: Actors = actors.filter((name) => name !== 'anon')

export const everyone: Actors = ['anon', ...tokenHolders]

/** The kind of actor in `private.actor_kind()`'s words; null for who has no right to be anybody. */
export function livingKind(name: ActorName): 'user' | 'api_key' | 'contact' | null {
  if ((users as Actors).includes(name)) return 'user'
  if (name.startsWith('key ') && name !== 'key revoked' && name !== 'key expired') return 'api_key'
  return name === 'link' || name === 'other link' ? 'contact' : null
}
