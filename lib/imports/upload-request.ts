import 'server-only'
import { formFiles } from '@/lib/attachments/plain-form'
import { fileNameSchema } from '@/lib/attachments/schema'
import { failed } from '@/lib/attachments/upload-request'
import type { Db } from '@/lib/supabase/clients'
import { receiveImport } from './receive-import'
import { uploadRefusalText, uploadRefusalWord } from './refusals'
import { importUploadSchema } from './schema'

/** Takes the body of a request as the file of an import: `?filename=`. */
export async function receiveRawImport(db: Db, request: Request): Promise<Response> {
  const said = importUploadSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!said.success) {
    return failed({ status: 400, title: `filename: ${said.error.issues[0]?.message}` })
  }
  const announced = Number(request.headers.get('content-length'))
  const received = await receiveImport(db, {
    name: said.data.filename,
    body: bytesOf(request),
    announced,
  })
  if (!received.ok) {
    const { status, text } = uploadRefusalText(uploadRefusalWord(received.refusal))
    return failed({ status, title: text })
  }
  return Response.json(
    { id: received.id },
    {
      status: 201,
      headers: { Location: `/admin/imports/${received.id}`, 'Cache-Control': 'no-store' },
    },
  )
}

/** Takes the first file of a plain form, and leads to its import, or back with what was wrong. */
export async function receiveImportForm(db: Db, request: Request): Promise<Response> {
  return new Response(null, {
    status: 303,
    headers: { Location: await placeAfter(db, request), 'Cache-Control': 'no-store' },
  })
}

async function placeAfter(db: Db, request: Request): Promise<string> {
  const refused = (word: string) => `/admin/imports/new?refused=${word}`
  try {
    for await (const { name: given, body } of formFiles(request)) {
      const name = fileNameSchema.safeParse(given)
      const received = await receiveImport(db, {
        name: name.success ? name.data : 'contacts.csv',
        body,
      })
      return received.ok
        ? `/admin/imports/${received.id}`
        : refused(uploadRefusalWord(received.refusal))
    }
    return refused('no_file')
  } catch {
    return refused('broken')
  }
}

async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  for await (const chunk of request.body ?? []) yield chunk
}
