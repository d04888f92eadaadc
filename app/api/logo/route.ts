import { z } from 'zod'
import { asNobody } from '@/lib/auth/gate'
import { pictureTypeOf } from '@/lib/profile/picture-file'
import { getLogo } from '@/lib/workspace/queries'

/**
 * The workspace's logo, for everybody; `?v=` says which, and a logo never changes. Its type is told
 * by its bytes once more. The policy is in next.config.ts.
 */
export async function GET(request: Request): Promise<Response> {
  const v = z.uuid().safeParse(new URL(request.url).searchParams.get('v'))
  const logo = v.success ? await getLogo(asNobody(), v.data) : null
  const content = logo && new Uint8Array(await logo.arrayBuffer())
  const type = content && pictureTypeOf(content)
  if (!type) {
    const headers = { 'Cache-Control': 'no-store' }
    return new Response('There is no such logo.\n', { status: 404, headers })
  }
  return new Response(content, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': 'inline',
      'Cache-Control': 'public, max-age=604800, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
