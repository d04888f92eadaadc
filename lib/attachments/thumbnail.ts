import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import sharp from 'sharp'

/** The longer side of a small picture, in pixels: 160 on a page, twice that on a sharp screen. */
const LONGER_SIDE = 320

/** A picture of more pixels than this is not opened: a small file may claim to be gigantic. */
const MOST_PIXELS = 64_000_000

export type Thumbnail = { content: Uint8Array<ArrayBuffer>; width: number; height: number }

/**
 * A small WebP of an image, upright and without what the camera wrote into it; null for bytes that
 * are no image, a broken one, one of more than 64 megapixels, or one that takes more than 20 s.
 */
export async function makeThumbnail(bytes: ReadableStream<Uint8Array>): Promise<Thumbnail | null> {
  const source = Readable.fromWeb(bytes as NodeReadableStream)
  const picture = sharp({ limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .timeout({ seconds: 20 })
    .rotate()
    .resize(LONGER_SIDE, LONGER_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
  source.on('error', (error) => picture.destroy(error))
  source.pipe(picture)
  try {
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    return { content: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    return null
  } finally {
    source.destroy()
  }
}
