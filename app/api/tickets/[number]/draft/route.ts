import { saveDraft } from '@/lib/answering/mutations'
import { previewOf } from '@/lib/answering/preview'
import { draftSchema } from '@/lib/answering/schema'
import { answer, readTicketRequest } from '@/lib/answering/ticket-request'
import { getUser } from '@/lib/auth/gate'

/** Keeps what is being written, also when the page is left; answers it as it will look when asked. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/tickets/[number]/draft'>,
): Promise<Response> {
  const read = await readTicketRequest(request, (await params).number, draftSchema)
  if (!read.ok) return read.response
  const context = await getUser()
  if (!context) return answer({ error: 'Sign in first.' }, 401)
  const saved = await saveDraft(context.db, read.ticket, read.said)
  if (!saved.ok) return answer({ error: 'There is no such ticket.' }, 404)
  const { preview, ...draft } = read.said
  return answer(preview ? { preview: await previewOf(context.db, read.ticket, draft) } : {})
}
