import { z } from 'zod'
import { thumbnail } from '@/lib/attachments/download'
import { failed } from '@/lib/attachments/upload-request'
import { admitRequester } from '@/lib/auth/requester-gate'

type Context = RouteContext<'/api/requests/[token]/files/[id]/thumbnail'>

/** The small picture of an image of a reply, for the requester whose link this is. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token, id } = await params
  const db = await admitRequester(token)
  const file = z.uuid().safeParse(id)
  // No longer than the link: whoever reads it then reads it here.
  const answer = db && file.success && (await thumbnail(db, file.data, 'private, no-store'))
  return answer || failed({ status: 404, title: 'There is no such picture.' })
}
