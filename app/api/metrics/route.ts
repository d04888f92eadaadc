import { metricsText } from '@/lib/health/metrics'
import { admitMonitor } from '@/lib/health/monitors'
import { readHealth } from '@/lib/health/queries'

export const dynamic = 'force-dynamic'

const REFUSALS = {
  401: 'Send an API key with the scope health:read: Authorization: Bearer cfoil_…\n',
  403: 'This takes a key with the scope health:read.\n',
  404: 'There is nothing here.\n',
  429: 'This key has used up its minute.\n',
}

/** Prometheus' text format, for a key with `health:read`; 404 while there is no such key. */
export async function GET(request: Request): Promise<Response> {
  const monitor = await admitMonitor(request)
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  if ('db' in monitor) {
    headers.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
    return new Response(metricsText(await readHealth(monitor.db)), { headers })
  }
  const { refused, retryAfter } = monitor
  if (refused === 401) headers.set('WWW-Authenticate', 'Bearer realm="Counterfoil"')
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter))
  return new Response(REFUSALS[refused], { status: refused, headers })
}
