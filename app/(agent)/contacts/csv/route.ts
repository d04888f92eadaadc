import { getUser } from '@/lib/auth/gate'
import { contactsCsv } from '@/lib/contacts/csv'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import { csvDownload } from '@/lib/csv/csv-file'
import { compileQuery } from '@/lib/search/filter'
import { parseQuery } from '@/lib/search/syntax'

/** The contacts that a query finds, as a file; in the order of the list, streamed page by page. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return new Response('Sign in first.\n', { status: 401 })
  const { db, user } = context
  const text = new URL(request.url).searchParams.get('q') ?? ''
  const { clauses, errors } = parseQuery(text, CONTACT_LANGUAGE)
  const [refused] = errors
  if (refused) return new Response(`${refused.message}\n`, { status: 400 })
  const clock = { timeZone: user.timeZone, now: Date.now() }
  return csvDownload('contacts', contactsCsv(db, compileQuery(clauses, CONTACT_LANGUAGE, clock)))
}
