import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/auth/content-security-policy'
import { loginPath } from '@/lib/auth/next-path'
import { webEnv } from '@/lib/env'
import { sessionClient } from '@/lib/supabase/clients'
import { lastingToken } from '@/lib/supabase/session-token'

// Uploads, webhooks and the API stay outside: a body that passes here is buffered and cut at 10 MB.
// So do the pages of the help centre, which come from a cache under a policy without a nonce
// (next.config.ts), but for its search and for what is no page of it.
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/((?!api/|_next/|help$|help/(?!search$)[^/]+$|help/in/[^/]+$|help/[^/]+/(?:thanks|card.png)$|help/pictures/|favicon.ico|icon.svg|robots.txt|sitemap.xml).*)',
    { source: '/help', has: [{ type: 'query', key: 'q' }] },
  ],
}

const PUBLIC_PATH = /^\/($|login$|auth\/|help(\/|$)|request(\/|$)|r\/|developers(\/|$))/

// Searching is for everybody, signed in or not: nobody is asked for.
const SEARCH = /^\/help(\/search)?$/

// Who reads a ticket may ask for the images of a message on it.
const ON_A_TICKET = /^\/tickets\/\d+$/

/**
 * Refreshes the session before a page reads it, and sends visitors without one to `/login` early.
 * It guards nothing: every page, action and handler asks the database itself.
 */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, searchParams } = request.nextUrl
  const nonce = crypto.randomUUID()
  const images = ON_A_TICKET.test(pathname) && searchParams.has('images') ? 'all' : 'ours'
  const policy = contentSecurityPolicy({ nonce, siteUrl: webEnv().SITE_URL, images })
  const { hasSession, carrySession } = SEARCH.test(pathname)
    ? NOBODY
    : await refreshSession(request)

  const headers = new Headers(request.headers)
  headers.set('x-requested-path', pathname + search)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response =
    hasSession || PUBLIC_PATH.test(pathname)
      ? NextResponse.next({ request: { headers } })
      : NextResponse.redirect(new URL(loginPath(pathname + search), webEnv().SITE_URL))
  carrySession(response)
  response.headers.set('content-security-policy', policy)
  if (response.headers.has('location')) response.headers.set('cache-control', 'no-store')
  return response
}

type Refreshed = { hasSession: boolean; carrySession(response: NextResponse): void }

const NOBODY: Refreshed = { hasSession: false, carrySession: () => {} }

/** Goes to Auth only when the token is about to end; what comes of it goes with the response. */
async function refreshSession({ cookies: jar }: NextRequest): Promise<Refreshed> {
  let carrySession: Refreshed['carrySession'] = () => {}
  if (lastingToken(jar.getAll(), webEnv().SITE_URL)) return { hasSession: true, carrySession }
  const client = sessionClient(jar, (cookies, cacheHeaders) => {
    for (const { name, value } of cookies) jar.set(name, value)
    carrySession = (response) => {
      for (const { name, value, options } of cookies) response.cookies.set(name, value, options)
      for (const [name, value] of Object.entries(cacheHeaders)) response.headers.set(name, value)
    }
  })
  const { data } = await client.auth.getSession()
  return { hasSession: data.session !== null, carrySession: (response) => carrySession(response) }
}
