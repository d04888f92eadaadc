import { auditCsv } from '@/lib/audit/csv'
import { eachAuditPage } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { getUser } from '@/lib/auth/gate'
import { csvDownload } from '@/lib/csv/csv-file'

/** The audit log as a file, narrowed down like the page, streamed page by page. For admins. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return new Response('Sign in first.\n', { status: 401 })
  if (context.user.role !== 'admin') return new Response('This is for admins.\n', { status: 403 })
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const pages = eachAuditPage(context.db, auditFilterSchema.parse(params), context.user.timeZone)
  const today = new Date().toISOString().slice(0, 10)
  return csvDownload(`audit-log-${today}`, auditCsv(pages))
}
