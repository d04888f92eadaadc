import { z } from 'zod'
import { thumbnail } from '@/lib/attachments/download'
import { failed } from '@/lib/attachments/upload-request'
import { getCaller } from '@/lib/auth/caller'

/** The small picture of an image, for whoever may read the message that bears it. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/attachments/[id]/thumbnail'>,
): Promise<Response> {
  const caller = await getCaller(request)
  if (!caller.ok) return failed(caller)
  const id = z.uuid().safeParse((await params).id)
  const answer = id.success && (await thumbnail(caller.db, id.data))
  return answer || failed({ status: 404, title: 'There is no such picture.' })
}
