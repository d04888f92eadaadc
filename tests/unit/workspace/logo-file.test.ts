import sharp from 'sharp'
import { expect, test } from 'vitest'
import { redrawn } from '@/lib/workspace/logo-file'

const picture = (format: 'png' | 'jpeg' | 'webp', size = 600) =>
  sharp({ create: { width: size, height: size / 2, channels: 3, background: '#36c' } })
    .withExif({ IFD0: { Copyright: 'Secret' } })
    .toFormat(format)
    .toBuffer()

test.each(['png', 'jpeg', 'webp'] as const)('a %s comes back as small WebP', async (format) => {
  const drawn = await redrawn(new Uint8Array(await picture(format)))
  const facts = await sharp(drawn ?? new Uint8Array()).metadata()
  expect(facts).toMatchObject({ format: 'webp', width: 512, height: 256 })
  expect(facts.exif).toBeUndefined()
})

test('what is no whole picture is refused', async () => {
  const whole = new Uint8Array(await picture('png'))
  for (const bytes of [new Uint8Array(), new Uint8Array(9), whole.slice(0, 200)]) {
    expect(await redrawn(bytes)).toBeNull()
  }
})
