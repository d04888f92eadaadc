import { z } from 'zod'
import { getUser } from '@/lib/auth/gate'
import { pictureTypeOf } from '@/lib/profile/picture-file'
import { getPicture } from '@/lib/profile/queries'

const addressSchema = z.object({ id: z.uuid(), v: z.uuid() })

/**
 * A user's picture, for other users; `?v=` says which, and a picture never changes. Its type is told
 * by its bytes once more: Storage takes an uploader's word for it. The policy is in next.config.ts.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/users/[id]/picture'>,
): Promise<Response> {
  const context = await getUser()
  if (!context) return answer(401, 'Sign in first.\n')
  const v = new URL(request.url).searchParams.get('v')
  const address = addressSchema.safeParse({ id: (await params).id, v })
  if (!address.success) return answer(404, 'There is no such picture.\n')
  const picture = await getPicture(context.db, address.data.id, address.data.v)
  const content = picture && new Uint8Array(await picture.arrayBuffer())
  const type = content && pictureTypeOf(content)
  if (!type) return answer(404, 'There is no such picture.\n')
  return new Response(content, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': 'inline',
      'Cache-Control': 'private, max-age=604800, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

const answer = (status: number, text: string) =>
  new Response(text, { status, headers: { 'Cache-Control': 'no-store' } })
