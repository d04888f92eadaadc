import type { Named } from '@/lib/tickets/types'

export const ROLES = ['agent', 'admin'] as const
export const USER_STATUSES = ['active', 'deactivated'] as const

export type Role = (typeof ROLES)[number]
export type UserStatus = (typeof USER_STATUSES)[number]

/** What the selects of people and teams offer. */
export type Assignable = { users: Named[]; teams: Named[] }

/** A user as the list of the management panel shows them. */
export type ListedUser = {
  id: string
  email: string
  name: string
  role: Role
  picture: string | null
  teams: string[]
  openTickets: number
  lastSeenAt: string | null
  deactivatedAt: string | null
}

/** A user as their own page in the management panel shows them. */
export type ManagedUser = Omit<ListedUser, 'teams'> & { teams: Named[]; createdAt: string }

/** What the list of users can be narrowed to. */
export type UserFilter = { q?: string; role?: Role; status?: UserStatus; page: number }

/** One page of the list of users. */
export type UserPage = { users: ListedUser[]; more: boolean }
