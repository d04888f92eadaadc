import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { UploadPlace } from './mutations'
import { type FormFile, formFiles } from './plain-form'
import { type ReceivedFile, receiveFile } from './receive-file'
import { fileRefusalWords } from './refusals'
import { fileNameSchema, uploadPlaceSchema, uploadSchema } from './schema'

type Problem = { status: number; title: string }

/** A problem as programs read it (RFC 9457); kept by no cache. */
export function failed({ status, title }: Problem): Response {
  return Response.json(
    { status, title },
    {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
    },
  )
}

/** Takes the body of a request as one file: `?ticket=`, `&filename=` and `&kind=reply|note`. */
export async function receiveRaw(db: Db, request: Request): Promise<Response> {
  const said = uploadSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!said.success) return failed(wrongAddress(said.error.issues))
  const { filename: name, ...place } = said.data
  const announced = Number(request.headers.get('content-length'))
  const received = await receiveFile(db, { place, name, body: bytesOf(request), announced })
  if (!received.ok) return failed(fileRefusalWords(received.refusal))
  return Response.json(described(received.file), {
    status: 201,
    headers: {
      Location: `/api/attachments/${received.file.id}`,
      'Cache-Control': 'no-store',
    },
  })
}

/**
 * Takes the files of a plain form, `?ticket=` and `&kind=`, and leads back to where they can be seen;
 * what was wrong with one is told there, and the others are kept.
 */
export async function receiveForm(db: Db, request: Request): Promise<Response> {
  const said = uploadPlaceSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!said.success) return failed(wrongAddress(said.error.issues))
  const place = said.data
  const query = new URLSearchParams({ kind: place.kind })
  try {
    for await (const file of formFiles(request)) {
      const kept = await receiveNamed(db, place, file)
      if ('id' in kept) query.append('kept', kept.id)
      else query.append('refused', `${file.name.slice(-80)}: ${kept.problem}`)
    }
  } catch {
    query.append('refused', 'The form broke off: choose the missing files again.')
  }
  return new Response(null, {
    status: 303,
    headers: { Location: `/tickets/${place.ticket}/files?${query}`, 'Cache-Control': 'no-store' },
  })
}

async function receiveNamed(
  db: Db,
  place: UploadPlace,
  { name: given, body }: FormFile,
): Promise<{ id: string } | { problem: string }> {
  const name = fileNameSchema.safeParse(given)
  if (!name.success) return { problem: name.error.issues[0]?.message ?? 'It has no name.' }
  const received = await receiveFile(db, { place, name: name.data, body })
  return received.ok
    ? { id: received.file.id }
    : { problem: fileRefusalWords(received.refusal).title }
}

/** A kept file as the API tells of it. */
function described({ id, name, type, size, sha256, sameAs }: ReceivedFile) {
  return { id, filename: name, content_type: type, size, sha256, same_as: sameAs }
}

async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  for await (const chunk of request.body ?? []) yield chunk
}

function wrongAddress(issues: { path: PropertyKey[]; message: string }[]): Problem {
  const [issue] = issues
  return { status: 400, title: `${String(issue?.path[0] ?? 'address')}: ${issue?.message}` }
}
