import { HOME_PATH } from '@/lib/auth/next-path'

export const dynamic = 'force-dynamic'

/** The root leads to the start page; no cache keeps that, for it may change. */
export function GET(): Response {
  return new Response(null, {
    status: 307,
    headers: { location: HOME_PATH, 'cache-control': 'no-store' },
  })
}
