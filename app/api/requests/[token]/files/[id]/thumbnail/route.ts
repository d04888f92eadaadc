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
  const answer = db && file.success && (await thumbnail(db, file.data))
  return answer || failed({ status: 404, title: 'There is no such picture.' })
}
