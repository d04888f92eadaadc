import type { Named } from '@/lib/tickets/types'

/** What the selects of people and teams offer. */
export type Assignable = { users: Named[]; teams: Named[] }
