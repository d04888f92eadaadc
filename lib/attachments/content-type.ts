import 'server-only'
import { fileTypeFromBuffer } from 'file-type'

/** How many bytes of a file's beginning tell its type. */
export const TELLING_BYTES = 4100

/**
 * The type of a file by its first bytes (of them `TELLING_BYTES` are enough), whatever it is called.
 * What has no mark of its own is plain text where it can be read as such: HTML, SVG and scripts too.
 */
export async function contentTypeOf(beginning: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(beginning).catch(() => undefined)
  if (known) return (known.mime.split(';')[0] ?? known.mime).toLowerCase()
  return isText(beginning) ? 'text/plain' : 'application/octet-stream'
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    // Streaming: a letter that the cut went through is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
