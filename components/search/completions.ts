import type { Completion } from '@/lib/search/completion'

/** The lists that are searched by a query. */
export type SearchedList = 'tickets' | 'contacts' | 'companies'

// Of P a query knows no more than that they are its own.
type Loaded = Completion<string>

/** A list's language, loaded when somebody types: the pages need none of it. */
export const COMPLETIONS: Record<SearchedList, () => Promise<Loaded>> = {
  tickets: async () => (await import('@/lib/tickets/completion')).TICKET_COMPLETION,
  contacts: async () => (await import('@/lib/contacts/completion')).CONTACT_COMPLETION,
  companies: async () => (await import('@/lib/companies/completion')).COMPANY_COMPLETION,
}
