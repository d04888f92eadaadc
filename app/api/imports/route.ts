import { failed } from '@/lib/attachments/upload-request'
import { getCaller } from '@/lib/auth/caller'
import { receiveImportForm, receiveRawImport } from '@/lib/imports/upload-request'

/** Takes a file of contacts from an admin: the body of the request as it is, or a plain form. */
export async function POST(request: Request): Promise<Response> {
  const caller = await getCaller(request)
  if (!caller.ok) return failed(caller)
  const form = request.headers.get('content-type')?.startsWith('multipart/form-data')
  return form ? receiveImportForm(caller.db, request) : receiveRawImport(caller.db, request)
}
