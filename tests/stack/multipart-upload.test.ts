import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multipartUpload } from '@/supabase/local/deviations/multipart-upload'

const url = new URL('http://127.0.0.1/storage/v1/object/trial/file')

async function inPieces(file: Uint8Array<ArrayBuffer>, sizes: number[]): Promise<Request> {
  const form = new FormData()
  form.append('cacheControl', '60')
  form.append('', new Blob([file], { type: 'image/png' }), 'a "name".png')
  const whole = new Request(url, { method: 'POST', body: form })
  const bytes = new Uint8Array(await whole.arrayBuffer())
  let at = 0
  let turn = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      const size = sizes[turn++ % sizes.length] ?? 1
      controller.enqueue(bytes.subarray(at, at + size))
      at += size
    },
  })
  const headers = {
    'content-type': whole.headers.get('content-type') ?? '',
    'content-length': String(bytes.length),
  }
  return new Request(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
}

test('the file of a form comes out whole, however the form is cut', async () => {
  const bytes = fc.uint8Array({ maxLength: 400 })
  // Bytes that look like the beginning of a boundary are the hard ones.
  const tricky = fc
    .constantFrom('\r\n--', '\r\n\r\n', '--\r\n', '\r')
    .map((text) => new TextEncoder().encode(text))
  const file = fc.array(fc.oneof(bytes, tricky), { maxLength: 8 })
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(file, sizes, async (parts, cuts) => {
      const content = new Uint8Array(Buffer.concat(parts))
      const request = await multipartUpload.request?.(await inPieces(content, cuts), url)
      expect(request?.headers.get('content-type')).toBe('image/png')
      expect(request?.headers.get('cache-control')).toBe('max-age=60')
      expect(request?.headers.get('content-length')).toBe(String(content.length))
      expect(new Uint8Array((await request?.arrayBuffer()) ?? [])).toEqual(content)
    }),
    { numRuns: 60 },
  )
})
