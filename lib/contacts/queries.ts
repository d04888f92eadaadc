import 'server-only'
import { valuesByKey } from '@/lib/custom-fields/facts'
import {
  type DirectoryPage,
  type DirectoryRequest,
  directoryArgs,
  directoryPage,
} from '@/lib/search/directory-page'
import type { Db } from '@/lib/supabase/clients'
import type { ContactProperty } from './search-properties'
import type { Contact, ContactRow } from './types'

/** One page of the contacts that match, keyset-paged as the tickets are. */
export async function listContacts(
  db: Db,
  request: DirectoryRequest<ContactProperty>,
): Promise<DirectoryPage<ContactRow>> {
  const { data, error } = await db.rpc('list_contacts', directoryArgs(request))
  if (error) throw new Error(`list contacts: ${error.message}`, { cause: error })
  const { rows, ...ends } = directoryPage(request, data)
  return {
    ...ends,
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      addresses: row.addresses,
      phone: row.phone,
      company: row.company_id ? { id: row.company_id, name: row.company_name } : null,
      unsolved: row.unsolved,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
  }
}

/** One contact, merged ones included; null when there is none to see. */
export async function getContact(db: Db, id: string): Promise<Contact | null> {
  const { data, error } = await db
    .from('contacts')
    .select(
      `id, name, phone, notes, merged_into, created_at, updated_at, company:companies (id, name),
      contact_emails (email, is_primary, created_at), contact_identities (handle),
      contact_custom_values (value, custom_fields!inner (key))`,
    )
    .eq('id', id)
    .maybeSingle()
  if (error) throw new Error(`get contact ${id}: ${error.message}`, { cause: error })
  if (!data) return null
  const { merged_into, created_at, updated_at, contact_emails, contact_identities, ...rest } = data
  const { contact_custom_values, ...own } = rest
  const first = (address: { is_primary: boolean }) => (address.is_primary ? 0 : 1)
  contact_emails.sort((a, b) => first(a) - first(b) || (a.created_at < b.created_at ? -1 : 1))
  return {
    ...own,
    emails: contact_emails.map(({ email }) => email),
    handles: contact_identities.map(({ handle }) => handle),
    customValues: valuesByKey(contact_custom_values),
    mergedInto: merged_into,
    createdAt: created_at,
    seenAt: updated_at,
  }
}
