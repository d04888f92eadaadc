import { admitMonitor } from '@/lib/health/monitors'
import { readHealth } from '@/lib/health/queries'
import { healthReport } from '@/lib/health/report'

export const dynamic = 'force-dynamic'

/**
 * 200 while the process lives. Who shows an API key with `health:read` is told how the installation
 * fares as well; what cannot be told, of a database that does not answer, is null.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  if (!request.headers.has('authorization')) return Response.json({ status: 'ok' }, { headers })
  const details = await detailsFor(request).catch((error: unknown) => {
    console.error('The health of this installation could not be read', error)
    return null
  })
  return Response.json({ status: 'ok', details }, { headers })
}

async function detailsFor(request: Request) {
  const monitor = await admitMonitor(request)
  return 'db' in monitor ? healthReport(await readHealth(monitor.db)) : null
}
