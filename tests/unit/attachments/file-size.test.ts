import { expect, test } from 'vitest'
import { fileSize } from '@/lib/attachments/file-size'

test.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [9_949, '9.9 kB'],
  [9_950, '10 kB'],
  [999_949, '1000 kB'],
  [999_950, '1.0 MB'],
  [52_428_800, '52 MB'],
  [5_368_709_120, '5.4 GB'],
])('%i bytes are %s', (bytes, said) => {
  expect(fileSize(bytes)).toBe(said)
})
