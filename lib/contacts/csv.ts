import 'server-only'
import { csvStream } from '@/lib/csv/csv-file'
import { type DirectoryRequest, eachDirectoryPage } from '@/lib/search/directory-page'
import type { Db } from '@/lib/supabase/clients'
import { listContacts } from './queries'
import type { ContactProperty } from './search-properties'
import type { ContactRow } from './types'

const HEAD = ['id', 'name', 'email', 'phone', 'company', 'unsolved_tickets', 'created', 'updated']

/** The contacts that match as CSV, in the order of the list. Unsolved tickets are counted to 100. */
export function contactsCsv(
  db: Db,
  request: DirectoryRequest<ContactProperty>,
): ReadableStream<Uint8Array> {
  const pages = eachDirectoryPage(request, (page) => listContacts(db, page))
  return csvStream(HEAD, pages, cellsOf)
}

function cellsOf({ id, name, email, phone, company, unsolved, ...times }: ContactRow): string[] {
  const facts = [id, name, email ?? '', phone ?? '', company?.name ?? '', String(unsolved)]
  return [...facts, isoUtc(times.createdAt), isoUtc(times.updatedAt)]
}

const isoUtc = (at: string) => new Date(at).toISOString()
