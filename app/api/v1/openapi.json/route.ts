import { openApiDocument } from '@/lib/api/openapi'
import { webEnv } from '@/lib/env'

// The address of this installation stands in it, which is a setting of the process.
export const dynamic = 'force-dynamic'

/** The description of the API, for programs that read it: open to all, from any page. */
export function GET(): Response {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' }
  return Response.json(openApiDocument(webEnv().SITE_URL), { headers })
}
