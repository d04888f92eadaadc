import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { byteRange } from './byte-range'
import { contentDisposition } from './file-name'
import { openObject } from './objects'
import { getAttachment } from './queries'

// The policy that makes it do nothing, whatever it is, stands in next.config.ts.
const ALWAYS = {
  // Every reader asks anew whether they may: a copy is used when its tag still holds. Compressed on
  // its way, the parts of a file would not fit together.
  'Cache-Control': 'private, no-cache, no-transform',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * A file as a download under its own name, whole or in part; null when there is none to read.
 * `If-None-Match`, `Range` and `If-Range` are honoured (RFC 9110, 13 and 14).
 */
export async function download(db: Db, id: string, asked: Headers): Promise<Response | null> {
  const file = await getAttachment(db, id)
  if (!file) return null
  const tag = `"${file.sha256}"`
  const headers = { ...ALWAYS, ETag: tag, 'Accept-Ranges': 'bytes' }
  if (matches(asked.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  const conditional = asked.get('if-range')
  const range =
    conditional && conditional !== tag ? 'whole' : byteRange(asked.get('range'), file.size)
  if (range === 'unsatisfiable') {
    const whole = { ...headers, 'Content-Range': `bytes */${file.size}` }
    return new Response(null, { status: 416, headers: whole })
  }
  const part = range === 'whole' ? undefined : range
  const bytes = await openObject(db, id, 'file', { range: part })
  if (!bytes) return null
  return new Response(bytes, {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': file.type,
      'Content-Disposition': contentDisposition(file.name),
      // Next sends no Content-Length of ours along: the length of a part stands here.
      ...(part && { 'Content-Range': `bytes ${part.start}-${part.end}/${file.size}` }),
    },
  })
}

/** How long a browser shows a small picture without asking: a user's for a day. */
const DAY = 'private, max-age=86400, immutable'

/** The small picture that we made of an image: the one thing of a file that is shown in a page. */
export async function thumbnail(db: Db, id: string, lasting = DAY): Promise<Response | null> {
  const bytes = await openObject(db, id, 'thumbnail')
  if (!bytes) return null
  return new Response(bytes, {
    headers: {
      ...ALWAYS,
      'Cache-Control': lasting,
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline',
    },
  })
}

function matches(header: string | null, tag: string): boolean {
  if (!header) return false
  return header.split(',').some((one) => {
    const given = one.trim()
    return given === '*' || given === tag || given === `W/${tag}`
  })
}
