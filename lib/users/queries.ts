import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Named } from '@/lib/tickets/types'
import { anywhere } from './search-pattern'
import type { Assignable, ListedUser, ManagedUser, Role, UserFilter, UserPage } from './types'

/** Users on one page of the list. */
const PAGE_SIZE = 100

/** Statuses of tickets that somebody still has to work on, and that change hands with their user. */
const UNSOLVED = ['open', 'pending', 'on_hold']

/** Active users and all teams, by name: whom a ticket can be given to. */
export async function listAssignable(db: Db): Promise<Assignable> {
  const { data, error } = await db.rpc('list_assignable', undefined, { get: true })
  if (error) throw new Error(`list assignable: ${error.message}`, { cause: error })
  const of = (what: string) =>
    data.filter((row) => row.what === what).map(({ id, name }) => ({ id, name }))
  return { users: of('user'), teams: of('team') }
}

/**
 * One page of the users, active ones first, by name. Pages are numbered: users are few, and the
 * database counts the tickets of all of them in one go.
 */
export async function listUsers(db: Db, filter: UserFilter): Promise<UserPage> {
  const { q, role, status, page } = filter
  const start = (page - 1) * PAGE_SIZE
  let query = db.rpc('list_users').range(start, start + PAGE_SIZE)
  if (q) query = query.or(`name.imatch.${anywhere(q)},email.imatch.${anywhere(q)}`)
  if (role) query = query.eq('role', role)
  if (status === 'active') query = query.is('deactivated_at', null)
  if (status === 'deactivated') query = query.not('deactivated_at', 'is', null)
  const { data, error } = await query
  if (error) throw new Error(`list users: ${error.message}`, { cause: error })
  return { users: data.slice(0, PAGE_SIZE).map(toListed), more: data.length > PAGE_SIZE }
}

type RawListed = {
  id: string
  email: string
  name: string
  role: string
  picture: string | null
  teams: string[]
  open_tickets: number
  last_seen_at: string | null
  deactivated_at: string | null
}

function toListed(raw: RawListed): ListedUser {
  return {
    id: raw.id,
    email: raw.email,
    name: raw.name,
    // A check constraint holds it to the closed list.
    role: raw.role as Role,
    picture: raw.picture,
    teams: raw.teams,
    openTickets: raw.open_tickets,
    lastSeenAt: raw.last_seen_at,
    deactivatedAt: raw.deactivated_at,
  }
}

/** One user with their teams and the number of their unsolved tickets; null when there is none. */
export async function getManagedUser(db: Db, id: string): Promise<ManagedUser | null> {
  const [user, tickets] = await Promise.all([
    db
      .from('users')
      .select(
        `id, email, name, role, picture, last_seen_at, deactivated_at, created_at,
        team_members (teams!inner (id, name))`,
      )
      .eq('id', id)
      .maybeSingle(),
    db
      .from('tickets')
      .select('number', { count: 'exact', head: true })
      .eq('assignee_id', id)
      .in('status', UNSOLVED),
  ])
  if (user.error) throw new Error(`get user ${id}: ${user.error.message}`, { cause: user.error })
  if (tickets.error) throw new Error(`tickets of ${id}: ${tickets.error.message}`)
  if (!user.data) return null
  const teams = user.data.team_members.map((member) => member.teams)
  teams.sort((a, b) => a.name.localeCompare(b.name))
  const raw = { ...user.data, teams: [], open_tickets: tickets.count ?? 0 }
  return { ...toListed(raw), teams, createdAt: user.data.created_at }
}

/** The active admins. One alone can be neither demoted nor deactivated. */
export async function listAdmins(db: Db): Promise<Named[]> {
  const { data, error } = await db
    .from('users')
    .select('id, name')
    .eq('role', 'admin')
    .is('deactivated_at', null)
    .order('name')
    .limit(500)
  if (error) throw new Error(`list admins: ${error.message}`, { cause: error })
  return data
}

/** Everybody who is or was a user, by name: who may stand in a history. */
export async function listEverybody(db: Db): Promise<Named[]> {
  const { data, error } = await db.from('users').select('id, name').order('name').limit(1000)
  if (error) throw new Error(`list everybody: ${error.message}`, { cause: error })
  return data
}
