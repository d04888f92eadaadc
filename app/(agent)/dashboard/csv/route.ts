import { getUser, type UserContext } from '@/lib/auth/gate'
import { csvDownload } from '@/lib/csv/csv-file'
import { breakdownCsv, stepsCsv } from '@/lib/dashboard/csv'
import { readBreakdown, readDashboard } from '@/lib/dashboard/queries'
import { type DashboardRequest, dashboardSchema } from '@/lib/dashboard/schema'

/** Rows of a breakdown that a file has at most. */
const MOST_ROWS = 1000

/** The dashboard's course, or with `by` a breakdown, as a file; of the same range as the page. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return new Response('Sign in first.\n', { status: 401 })
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const asked = dashboardSchema.parse(params)
  const { name, text } = params.by ? await breakdown(context, asked) : await course(context, asked)
  return csvDownload(`tickets-${name}`, text)
}

async function breakdown({ db }: UserContext, asked: DashboardRequest) {
  const text = breakdownCsv(asked.by, await readBreakdown(db, asked, MOST_ROWS))
  return { name: `by-${asked.by}`, text }
}

async function course({ db }: UserContext, asked: DashboardRequest) {
  const { steps, now } = await readDashboard(db, asked)
  return { name: `${now.firstDay}-to-${now.lastDay}`, text: stepsCsv(steps) }
}
