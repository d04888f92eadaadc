import 'server-only'
import { valuesByKey } from '@/lib/custom-fields/facts'
import {
  type DirectoryPage,
  type DirectoryRequest,
  directoryArgs,
  directoryPage,
} from '@/lib/search/directory-page'
import type { Db } from '@/lib/supabase/clients'
import type { CompanyProperty } from './search-properties'
import type { Company, CompanyRow } from './types'

/** One page of the companies that match, keyset-paged as the tickets are. */
export async function listCompanies(
  db: Db,
  request: DirectoryRequest<CompanyProperty>,
): Promise<DirectoryPage<CompanyRow>> {
  const { data, error } = await db.rpc('list_companies', directoryArgs(request))
  if (error) throw new Error(`list companies: ${error.message}`, { cause: error })
  const { rows, ...ends } = directoryPage(request, data)
  return {
    ...ends,
    rows: rows.map(({ id, name, domains, contacts, created_at, updated_at }) => ({
      ...{ id, name, domains, contacts },
      createdAt: created_at,
      updatedAt: updated_at,
    })),
  }
}

/** One company; null when there is none to see. */
export async function getCompany(db: Db, id: string): Promise<Company | null> {
  const { data, error } = await db
    .from('companies')
    .select(
      `id, name, notes, created_at, updated_at, company_domains (domain),
      company_custom_values (value, custom_fields!inner (key))`,
    )
    .eq('id', id)
    .maybeSingle()
  if (error) throw new Error(`get company ${id}: ${error.message}`, { cause: error })
  if (!data) return null
  const { created_at, updated_at, company_domains, company_custom_values, ...own } = data
  return {
    ...own,
    domains: company_domains.map(({ domain }) => domain).sort(),
    customValues: valuesByKey(company_custom_values),
    createdAt: created_at,
    seenAt: updated_at,
  }
}

/** How many people a company has, counted to 1,001. */
export async function countCompanyContacts(db: Db, company: string): Promise<number> {
  const { data, error } = await db.rpc(
    'count_company_contacts',
    { company_id: company },
    { get: true },
  )
  if (error) throw new Error(`people of company ${company}: ${error.message}`, { cause: error })
  return data
}
