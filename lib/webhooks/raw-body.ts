import 'server-only'

/** What every webhook's body may have, in bytes: 1 MiB. */
const USUAL_LIMIT = 1024 * 1024

/**
 * Reads a request's raw bytes; null as soon as there are more than it may have, whatever the header
 * says. `askLimit` is asked once, only of a body that has passed 1 MiB, and answers in bytes.
 */
export async function readRawBody(
  request: Request,
  askLimit = async () => USUAL_LIMIT,
): Promise<Buffer | null> {
  let limit = USUAL_LIMIT
  let asked = false
  const fits = async (bytes: number) => {
    if (bytes > limit && !asked) {
      asked = true
      limit = await askLimit()
    }
    return bytes <= limit
  }
  const announced = Number(request.headers.get('content-length'))
  if (!(await fits(announced))) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (!(await fits(size))) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
