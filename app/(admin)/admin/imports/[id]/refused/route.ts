import { getUser } from '@/lib/auth/gate'
import { csvDownload } from '@/lib/csv/csv-file'
import { eachRefusedPage, getImport } from '@/lib/imports/queries'
import { refusedCsv } from '@/lib/imports/refused-csv'
import { importIdSchema } from '@/lib/imports/schema'

type Context = RouteContext<'/admin/imports/[id]/refused'>

/** The lines of an import that were refused, as a file to mend and send again. For admins. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const context = await getUser()
  if (!context) return new Response('Sign in first.\n', { status: 401 })
  if (context.user.role !== 'admin') return new Response('This is for admins.\n', { status: 403 })
  const id = importIdSchema.safeParse((await params).id)
  const one = id.success ? await getImport(context.db, id.data) : null
  if (!one) return new Response('There is no such import.\n', { status: 404 })
  return csvDownload('refused-contacts', refusedCsv(one, eachRefusedPage(context.db, one.id)))
}
