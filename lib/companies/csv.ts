import 'server-only'
import { csvStream } from '@/lib/csv/csv-file'
import { type DirectoryRequest, eachDirectoryPage } from '@/lib/search/directory-page'
import type { Db } from '@/lib/supabase/clients'
import { listCompanies } from './queries'
import type { CompanyProperty } from './search-properties'
import type { CompanyRow } from './types'

const HEAD = ['id', 'name', 'domains', 'contacts', 'created', 'updated']

/** The companies that match as CSV, in the order of the list. Contacts are counted to 1,001. */
export function companiesCsv(
  db: Db,
  request: DirectoryRequest<CompanyProperty>,
): ReadableStream<Uint8Array> {
  const pages = eachDirectoryPage(request, (page) => listCompanies(db, page))
  return csvStream(HEAD, pages, cellsOf)
}

function cellsOf({ id, name, domains, contacts, createdAt, updatedAt }: CompanyRow): string[] {
  const times = [createdAt, updatedAt].map((at) => new Date(at).toISOString())
  return [id, name, domains.join(' '), String(contacts), ...times]
}
