import 'server-only'
import sharp from 'sharp'

/** A picture of more pixels than this is not opened: a small file may claim to be gigantic. */
const MOST_PIXELS = 64_000_000
const LONGER_SIDE = 512

/**
 * A picture anew as WebP, at most 512 pixels long and without what stood beside its pixels; null for
 * bytes that are no whole picture, one of more than 64 megapixels, or one that takes more than 10 s.
 */
export async function redrawn(
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const picture = await sharp(content, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      pages: 1,
    })
      .timeout({ seconds: 10 })
      .rotate()
      .resize(LONGER_SIDE, LONGER_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer()
    return new Uint8Array(picture)
  } catch {
    return null
  }
}
