import { z } from 'zod'

/** As large as the bucket `avatars` takes them, in bytes; a Server Action ends at 1 MB. */
export const MAX_PICTURE_BYTES = 512 * 1024

export const TOO_LARGE = 'The picture is larger than 512 KB.'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** How files begin: [where, what] of each type (PNG 5.2, JPEG B.1.1.3 with a marker, RFC 9649). */
const SIGNATURES = {
  'image/png': [[0, bytes('\x89PNG\r\n\x1a\n')]],
  'image/jpeg': [[0, bytes('\xff\xd8\xff')]],
  'image/webp': [
    [0, bytes('RIFF')],
    [8, bytes('WEBP')],
  ],
} as const

type PictureType = keyof typeof SIGNATURES

export const PICTURE_TYPES = Object.keys(SIGNATURES) as PictureType[]

/** The type of a picture by its first bytes, whatever it is called; null for all other files. */
export function pictureTypeOf(file: Uint8Array): PictureType | null {
  const begins = ([at, what]: readonly [number, Uint8Array]) =>
    what.every((byte, index) => file[at + index] === byte)
  return PICTURE_TYPES.find((type) => SIGNATURES[type].every(begins)) ?? null
}

/** A picture as a form sends it: its bytes, and the type that they are of. */
export const pictureSchema = z
  .file('Choose a picture first.')
  .min(1, 'Choose a picture first.')
  .max(MAX_PICTURE_BYTES, TOO_LARGE)
  .transform(async (file, context) => {
    const content = new Uint8Array(await file.arrayBuffer())
    const type = pictureTypeOf(content)
    if (type) return { content, type }
    context.addIssue({ code: 'custom', message: 'This is not a PNG, JPEG or WebP picture.' })
    return z.NEVER
  })

export type PictureInput = z.output<typeof pictureSchema>
