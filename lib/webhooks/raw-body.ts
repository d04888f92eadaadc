import 'server-only'

/** The largest body a webhook may have: 1 MiB. */
const MAX_BODY_BYTES = 1024 * 1024

/** Reads a request's raw bytes; null as soon as there are more than `max`, whatever the header says. */
export async function readRawBody(request: Request, max = MAX_BODY_BYTES): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length')) > max) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > max) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
