import type { Named } from '@/lib/tickets/types'

/** A saved query: one's own (`isPersonal`), of a team, or shared by all when it is neither. */
export type View = {
  id: string
  name: string
  query: string
  /** Counts the changes of name and query. */
  version: number
  isPersonal: boolean
  team: Named | null
}
