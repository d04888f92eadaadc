import { fullKey, tokenHolders, users } from './actors'
import { admin, readContacts } from './groups'
import type { FunctionRules } from './rules'

const signedIn = ['authenticated'] as const

// Whoever reads both tickets and contacts.
const ofAskers = { 'of a contact': [...users, fullKey], 'of a company': [...users, fullKey] }

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
  list_asked_tickets: { roles: signedIn, execute: ofAskers },
  read_timeline: { roles: signedIn, execute: ofAskers },
  suggest_in_directory: {
    roles: signedIn,
    execute: { 'a contact': [...users, ...readContacts] },
  },
  find_records: { roles: signedIn, execute: { 'a contact': [...users, ...readContacts] } },
  count_company_contacts: { roles: signedIn, execute: { any: tokenHolders } },
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
