import { expect, test } from 'vitest'
import { MAX_PICTURE_BYTES, pictureSchema, pictureTypeOf } from '@/lib/profile/picture-file'
import { pictureUrl } from '@/lib/profile/picture-url'

const of = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const PNG = '\x89PNG\r\n\x1a\n'

test.each([
  ['image/png', `${PNG}\0\0\0\rIHDR`],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
  ['image/jpeg', '\xff\xd8\xff\xe1\0\x10Exif\0'],
  ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
])('%s is known by its first bytes', (type, text) => {
  expect(pictureTypeOf(of(text))).toBe(type)
})

test.each([
  ['nothing', ''],
  ['a GIF', 'GIF89a'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['a page', '<!doctype html>'],
  ['a sound in the same container', 'RIFF\x24\0\0\0WAVEfmt '],
  ['a page that mentions a PNG', ` ${PNG}`],
  ['a PNG whose line ends were changed', '\x89PNG\n\x1a\n\0'],
  ['a beginning that ends too early', 'RIFF\x24\0\0\0WEB'],
])('%s is no picture', (_, text) => {
  expect(pictureTypeOf(of(text))).toBeNull()
})

const sent = async (file: unknown) => {
  const parsed = await pictureSchema.safeParseAsync(file)
  return parsed.success ? parsed.data.type : parsed.error.issues.map(({ message }) => message)
}

test('a form is told what is wrong with its file, not what the file says of itself', async () => {
  expect(await sent(new File([of(PNG)], 'page.html', { type: 'text/html' }))).toBe('image/png')
  expect(await sent(new File(['<svg/>'], 'me.png', { type: 'image/png' }))).toEqual([
    'This is not a PNG, JPEG or WebP picture.',
  ])
  for (const none of [null, 'me.png', new File([], '')]) {
    expect(await sent(none)).toEqual(['Choose a picture first.'])
  }
})

test('512 KB are taken, and not a byte more', async () => {
  const sized = (size: number) => {
    const content = new Uint8Array(size)
    content.set(of(PNG))
    return new File([content], 'me.png')
  }
  expect(await sent(sized(MAX_PICTURE_BYTES))).toBe('image/png')
  expect(await sent(sized(MAX_PICTURE_BYTES + 1))).toEqual(['The picture is larger than 512 KB.'])
})

test('each picture has an address of its own', () => {
  expect(pictureUrl('a/b')).toBe('/api/users/a/picture?v=b')
})
