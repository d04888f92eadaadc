import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import Busboy from '@fastify/busboy'
import type { FormValues } from '@/lib/forms/action-state'
import { MAX_FILES } from './schema'

/** A file of a form, as its bytes arrive. They have to be read, or be let go, before the next one. */
export type FormFile = { name: string; body: Readable }

type Taking = {
  /** Gets the text fields as they pass: those that stand before a file are known when it comes. */
  fields?: FormValues
  /** Of a text field, in bytes; what is longer is cut. */
  fieldSize?: number
}

/**
 * The files of a `multipart/form-data` body (RFC 7578), one after the other while it arrives; file
 * controls that were left empty are passed over. Throws when the form is broken.
 */
export async function* formFiles(
  request: Request,
  { fields, fieldSize = 10_000 }: Taking = {},
): AsyncGenerator<FormFile> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body) return
  const parser = Busboy({
    headers: { 'content-type': type },
    preservePath: true,
    limits: { files: MAX_FILES, fields: 200, fieldSize, headerPairs: 100 },
  })
  const waiting: FormFile[] = []
  let current: FormFile | undefined
  let wake = () => {}
  let ended = false
  let broken: unknown
  parser.on('file', (_field, body, name) => {
    body.on('error', () => undefined)
    if (name) waiting.push({ name, body })
    else body.resume()
    wake()
  })
  // Room for the longest field and all others: a form of a thousand long ones is not kept in memory.
  let room = 2 * fieldSize
  parser.on('field', (name, value) => {
    room -= Buffer.byteLength(value)
    if (fields && room >= 0) fields[name] = value.replace(/\r\n?/g, '\n')
  })
  const source = Readable.fromWeb(request.body as NodeReadableStream)
  const end = (error?: unknown) => {
    ended = true
    broken ??= error
    wake()
  }
  parser.on('finish', () => end())
  for (const stream of [parser, source]) {
    stream.on('error', (error: unknown) => {
      // Whoever reads a file of a form that breaks off must not wait for its end.
      for (const { body } of current ? [current, ...waiting] : waiting) {
        body.destroy(new Error('the form broke off'))
      }
      end(error)
    })
  }
  source.pipe(parser)
  try {
    for (;;) {
      current = waiting.shift()
      if (current) {
        yield current
        current.body.resume()
      } else if (broken) throw broken
      else if (ended) return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    source.unpipe(parser)
    source.resume()
  }
}
