import { getUser } from '@/lib/auth/gate'
import { companiesCsv } from '@/lib/companies/csv'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { csvDownload } from '@/lib/csv/csv-file'
import { compileQuery } from '@/lib/search/filter'
import { parseQuery } from '@/lib/search/syntax'

/** The companies that a query finds, as a file; in the order of the list, streamed page by page. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return new Response('Sign in first.\n', { status: 401 })
  const { db, user } = context
  const text = new URL(request.url).searchParams.get('q') ?? ''
  const { clauses, errors } = parseQuery(text, COMPANY_LANGUAGE)
  const [refused] = errors
  if (refused) return new Response(`${refused.message}\n`, { status: 400 })
  const clock = { timeZone: user.timeZone, now: Date.now() }
  return csvDownload('companies', companiesCsv(db, compileQuery(clauses, COMPANY_LANGUAGE, clock)))
}
