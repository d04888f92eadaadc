import { failed, receiveForm, receiveRaw } from '@/lib/attachments/upload-request'
import { getCaller } from '@/lib/auth/caller'

/**
 * Takes files for a reply or a note: the body of the request as it is, or a plain form with any
 * number of them. They wait until a message is sent with them.
 */
export async function POST(request: Request): Promise<Response> {
  const caller = await getCaller(request)
  if (!caller.ok) return failed(caller)
  const form = request.headers.get('content-type')?.startsWith('multipart/form-data')
  return form ? receiveForm(caller.db, request) : receiveRaw(caller.db, request)
}
