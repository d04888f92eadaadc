import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Cc } from './types'

/** Who is sent a ticket's replies beside its requester, by name. */
export async function listCcs(db: Db, ticket: number): Promise<Cc[]> {
  const { data, error } = await db
    .from('ticket_ccs')
    .select('contact:contacts!inner (id, name, contact_emails (email, is_primary))')
    .eq('ticket_number', ticket)
  if (error) throw new Error(`list copies of ${ticket}: ${error.message}`, { cause: error })
  return data
    .map(({ contact: { id, name, contact_emails } }) => ({
      id,
      name,
      email: contact_emails.find(({ is_primary }) => is_primary)?.email ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
