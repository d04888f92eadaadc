import { z } from 'zod'
import { asVisitor } from '@/lib/auth/gate'
import { isTimeZone } from '@/lib/profile/time-zones'
import { countNews } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'

const askedSchema = z.object({
  q: z.string().max(2000).default(''),
  zone: z.string().max(64).refine(isTimeZone),
  since: z.iso.datetime({ offset: true }).max(40),
})

/**
 * How many tickets of a list had activity since it was loaded, as a bare number up to 100. Asked
 * every few seconds: one call to the database, which authenticates it too, and nothing is rendered.
 */
export async function GET(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const asked = askedSchema.safeParse(params)
  if (!asked.success) return answer(400, 'since= is when the list was loaded.\n')
  const { q, zone, since } = asked.data
  const clock = { timeZone: zone, now: Date.now() }
  const { filter } = compileSearch(parseSearch(q).clauses, clock)
  const count = await countNews(await asVisitor(), filter, since)
  return count === null ? answer(401, 'Sign in first.\n') : answer(200, String(count))
}

const answer = (status: number, text: string) =>
  new Response(text, { status, headers: { 'Cache-Control': 'no-store' } })
