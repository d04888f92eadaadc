import { fullKey, tokenHolders, users } from './actors'
import { admin, readContacts, readTickets } from './groups'
import type { FunctionRules } from './rules'

const signedIn = ['authenticated'] as const

/** The functions behind the lists and pages of contacts and companies. */
export const contactFunctions: Readonly<Record<string, FunctionRules>> = {
  search_api_contacts: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  search_api_companies: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  list_contacts: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  list_companies: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  create_contact: { roles: signedIn, execute: { any: [...users, fullKey] } },
  change_contact: { roles: signedIn, execute: { any: [...users, fullKey] } },
  create_company: { roles: signedIn, execute: { any: [...users, fullKey] } },
  change_company: { roles: signedIn, execute: { any: [...users, fullKey] } },
  // The link sees the one ticket of its requester, and what was said on it.
  list_contact_tickets: { roles: signedIn, execute: { any: [...users, ...readTickets, 'link'] } },
  contact_timeline: { roles: signedIn, execute: { any: [...users, ...readTickets, 'link'] } },
  list_company_tickets: { roles: signedIn, execute: { any: [...users, fullKey] } },
  list_contact_merges: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  list_likely_duplicates: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  // They answer numbers to everybody, and nothing but zero to whom it is none of their business.
  count_strays: { roles: signedIn, execute: { any: tokenHolders } },
  adopt_strays: { roles: signedIn, execute: { any: tokenHolders } },
  weigh_contact: { roles: signedIn, execute: { any: tokenHolders } },
  start_directory_change: {
    roles: signedIn,
    execute: { any: users, 'a deletion': admin },
  },
  delete_contact: { roles: signedIn, execute: { any: admin } },
  delete_company: { roles: signedIn, execute: { any: admin } },
}
