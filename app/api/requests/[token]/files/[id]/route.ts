import { z } from 'zod'
import { download } from '@/lib/attachments/download'
import { failed } from '@/lib/attachments/upload-request'
import { admitRequester } from '@/lib/auth/requester-gate'

type Context = RouteContext<'/api/requests/[token]/files/[id]'>

/** A file of a reply, for the requester whose link this is: as a download, never to be shown. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, id } = await params
  const db = await admitRequester(token)
  const file = z.uuid().safeParse(id)
  const answer = db && file.success && (await download(db, file.data, request.headers))
  return answer || failed({ status: 404, title: 'There is no such file.' })
}
