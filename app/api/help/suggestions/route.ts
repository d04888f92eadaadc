import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { articlePath } from '@/lib/help/addresses'
import { searchHelp } from '@/lib/help/public-queries'
import { typedQuery } from '@/lib/help/typed-query'

const AT_MOST = 6

/** Articles for what was typed so far into the search of the help centre. */
export async function GET(request: Request): Promise<Response> {
  const q = typedQuery(new URL(request.url).searchParams.get('q'))
  const ip = clientAddress(request.headers)
  const { found, wait } = q
    ? await searchHelp(asStranger(), q, { atMost: AT_MOST, ip })
    : { found: [], wait: 0 }
  if (wait > 0) {
    const headers = { 'Retry-After': String(wait), 'Cache-Control': 'no-store' }
    return Response.json([], { status: 429, headers })
  }
  return Response.json(
    found.map(({ slug, title, category }) => ({ title, category, href: articlePath(slug) })),
    { headers: { 'Cache-Control': 'public, max-age=30' } },
  )
}
