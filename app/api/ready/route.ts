import { askServices, failingServices } from '@/lib/health/services'

export const dynamic = 'force-dynamic'

/** 200 when database, auth and storage answer within 2 s each; else 503 that names which do not. */
export async function GET(): Promise<Response> {
  const failing = failingServices(await askServices())
  const status = failing.length === 0 ? 'ready' : 'not ready'
  return Response.json({ status, failing }, { status: failing.length === 0 ? 200 : 503 })
}
