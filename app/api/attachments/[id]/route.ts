import { z } from 'zod'
import { download } from '@/lib/attachments/download'
import { dropAttachment } from '@/lib/attachments/mutations'
import { failed } from '@/lib/attachments/upload-request'
import { getCaller } from '@/lib/auth/caller'

type Context = RouteContext<'/api/attachments/[id]'>

const NOT_FOUND = { status: 404, title: 'There is no such file.' }

/** A file of a message, for whoever may read the message: as a download, never to be shown. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const caller = await getCaller(request)
  if (!caller.ok) return failed(caller)
  const id = z.uuid().safeParse((await params).id)
  const answer = id.success && (await download(caller.db, id.data, request.headers))
  return answer || failed(NOT_FOUND)
}

/** Drops a file that its uploader has not sent. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const caller = await getCaller(request)
  if (!caller.ok) return failed(caller)
  const id = z.uuid().safeParse((await params).id)
  const dropped = id.success && (await dropAttachment(caller.db, id.data))
  return dropped ? new Response(null, { status: 204 }) : failed(NOT_FOUND)
}
