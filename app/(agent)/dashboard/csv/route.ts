import { getUser, type UserContext } from '@/lib/auth/gate'
import { csvDownload } from '@/lib/csv/csv-file'
import { breakdownCsv, ratingsCsv, stepsCsv } from '@/lib/dashboard/csv'
import { readBreakdown, readDashboard } from '@/lib/dashboard/queries'
import { type DashboardRequest, dashboardSchema } from '@/lib/dashboard/schema'

/** Rows of a breakdown that a file has at most. */
const MOST_ROWS = 1000

/** What the dashboard shows as a file: its course; with `of=ratings` those; with `by` a breakdown. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return new Response('Sign in first.\n', { status: 401 })
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const asked = dashboardSchema.parse(params)
  const file = params.of === 'ratings' ? ratings : params.by ? breakdown : course
  const { name, text } = await file(context, asked)
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

async function ratings({ db }: UserContext, asked: DashboardRequest) {
  const { now, before } = await readDashboard(db, asked)
  return { name: `ratings-${now.firstDay}-to-${now.lastDay}`, text: ratingsCsv(now, before) }
}
