import 'server-only'
import type { Readable } from 'node:stream'
import sharp from 'sharp'
import { formFiles } from '@/lib/attachments/plain-form'
import type { Db } from '@/lib/supabase/clients'
import { putPicture } from './mutations'

const MOST_BYTES = 10 * 1024 * 1024
const MOST_PIXELS = 40_000_000
const WIDEST = 1600

export type KeptPicture = { ok: true; name: string } | { ok: false; status: number; title: string }

/** Takes the first picture of a plain form for an article, and makes a small WebP of it. */
export async function receivePicture(
  db: Db,
  article: string,
  request: Request,
): Promise<KeptPicture> {
  try {
    for await (const { body } of formFiles(request)) {
      const bytes = await bytesOf(body)
      if (!bytes) return { ok: false, status: 413, title: 'The picture is larger than 10 MB.' }
      const picture = await reencoded(bytes)
      if (!picture) return { ok: false, status: 400, title: 'This is no picture that we can read.' }
      const kept = await putPicture(db, article, picture)
      if (kept.ok) return { ok: true, name: picture.name }
      return kept.refusal.kind === 'rule'
        ? {
            ok: false,
            status: 413,
            title: 'The picture is too large even when it is made smaller.',
          }
        : { ok: false, status: 404, title: 'This article does not exist any more.' }
    }
  } catch (error) {
    if (!(error instanceof Error && error.message === 'the form broke off')) throw error
  }
  return { ok: false, status: 400, title: 'Choose a picture first.' }
}

async function bytesOf(body: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Drawn anew: what else the file held, places and names of cameras among it, does not go along. */
async function reencoded(bytes: Buffer): Promise<{ name: string; content: Buffer } | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: WIDEST, height: 4 * WIDEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { name: `${crypto.randomUUID()}-${info.width}x${info.height}.webp`, content: data }
  } catch {
    return null
  }
}
