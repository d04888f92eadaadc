import { getUser } from '@/lib/auth/gate'
import { listViews } from '@/lib/views/queries'
import { viewCounts } from '@/lib/views/view-counts'

/** How many tickets each view of the signed-in user has, by its id; counted anew every 30 s at most. */
export async function GET(): Promise<Response> {
  const context = await getUser()
  if (!context) return answer(401, { error: 'Sign in first.' })
  return answer(200, await viewCounts(context, await listViews(context.db)))
}

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
