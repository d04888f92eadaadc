import type { Named } from '@/lib/tickets/types'

/** A line of the list of companies. */
export type CompanyRow = Named & {
  domains: string[]
  /** Its people, counted to 1,001. */
  contacts: number
  createdAt: string
  updatedAt: string
}

/** A company as its page shows it. `seenAt` goes along with a change: what it was made from. */
export type Company = Named & {
  domains: string[]
  notes: string
  /** The values of custom fields, by the fields' keys. */
  customValues: Record<string, string>
  createdAt: string
  seenAt: string
}
