import type { Named } from '@/lib/tickets/types'

/** A line of the list of contacts. */
export type ContactRow = Named & {
  email: string | null
  /** How many addresses they have. */
  addresses: number
  phone: string | null
  company: Named | null
  /** Their unsolved tickets, counted to 100. */
  unsolved: number
  createdAt: string
  updatedAt: string
}

/** A contact as their page shows them. `seenAt` goes along with a change: what it was made from. */
export type Contact = Named & {
  emails: string[]
  handles: string[]
  phone: string | null
  notes: string
  /** The values of custom fields, by the fields' keys. */
  customValues: Record<string, string>
  company: Named | null
  mergedInto: string | null
  createdAt: string
  seenAt: string
}
