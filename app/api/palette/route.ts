import { getUser } from '@/lib/auth/gate'
import { listDestinations } from '@/lib/palette/queries'

/** What the palette leads to, for what was typed so far. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  const headers = { 'Cache-Control': 'no-store' }
  if (!context) return new Response('Sign in first.\n', { status: 401, headers })
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const text = q
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200)
  const clock = { timeZone: context.user.timeZone, now: Date.now() }
  return Response.json(await listDestinations(context.db, text, clock), { headers })
}
