import { Readable } from 'node:stream'
import type { Mend } from '../embedded-app'

const headEnd = Buffer.from('\r\n\r\n')
const headLimit = 16_384
const fieldLimit = 65_536

type Part = { name: string; isFile: boolean; type: string }

function readHead(head: string): Part {
  const disposition = /content-disposition:[^\r\n]*/i.exec(head)?.[0] ?? ''
  return {
    name: /[; ]name="([^"]*)"/.exec(disposition)?.[1] ?? '',
    isFile: /[; ]filename\*?=/.test(disposition),
    type: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream',
  }
}

/** Reads a form part by part, the last of which, the file, is passed on as it arrives. */
class FormReader {
  #pending: Buffer = Buffer.alloc(0)
  /** Bytes of the form before the file. */
  consumed = 0

  constructor(private readonly source: AsyncIterator<Uint8Array>) {}

  async #more(): Promise<boolean> {
    const { value, done } = await this.source.next()
    if (done) return false
    this.#pending = Buffer.concat([this.#pending, value])
    return true
  }

  /** Everything before `mark`, which is skipped. */
  async until(mark: Buffer, limit: number): Promise<Buffer> {
    let at = this.#pending.indexOf(mark)
    while (at < 0) {
      if (this.#pending.length > limit || !(await this.#more())) throw new Error('a broken form')
      at = this.#pending.indexOf(mark)
    }
    const before = this.#pending.subarray(0, at)
    this.#pending = this.#pending.subarray(at + mark.length)
    this.consumed += at + mark.length
    return before
  }

  async *stream(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#pending.indexOf(mark)
      if (at >= 0) {
        if (at > 0) yield this.#pending.subarray(0, at)
        return
      }
      const safe = this.#pending.length - mark.length
      if (safe > 0) {
        yield this.#pending.subarray(0, safe)
        this.#pending = this.#pending.subarray(safe)
      }
      if (!(await this.#more())) throw new Error('a broken form')
    }
  }
}

async function fileOf(request: Request, boundary: string): Promise<Request> {
  const body = request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>
  const reader = new FormReader(body[Symbol.asyncIterator]())
  const mark = Buffer.from(`\r\n--${boundary}`)
  const headers = new Headers(request.headers)
  await reader.until(mark.subarray(2), headLimit)
  for (;;) {
    const part = readHead((await reader.until(headEnd, headLimit)).toString('utf8'))
    if (part.isFile) {
      headers.set('content-type', part.type)
      const total = Number(headers.get('content-length'))
      const length = total - reader.consumed - mark.length - '--\r\n'.length
      headers.delete('content-length')
      if (length >= 0) headers.set('content-length', String(length))
      const stream = Readable.toWeb(Readable.from(reader.stream(mark)))
      const { url, method } = request
      return new Request(url, { method, headers, body: stream, duplex: 'half' } as RequestInit)
    }
    const value = (await reader.until(mark, fieldLimit)).toString('utf8')
    if (part.name === 'cacheControl') headers.set('cache-control', `max-age=${value}`)
  }
}

/** Hosted Storage takes a form whose file has no name; Lite wants the bytes as they are. */
export const multipartUpload: Mend = {
  async request(request, url) {
    if (!url.pathname.startsWith('/storage/v1/object/') || !request.body) return request
    const type = request.headers.get('content-type') ?? ''
    const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1]
    return boundary ? fileOf(request, boundary) : request
  },
}
