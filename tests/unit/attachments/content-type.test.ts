import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { contentTypeOf } from '@/lib/attachments/content-type'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  [
    'a GIF with a page behind it',
    bytes('GIF89a\x01\x00\x01\x00<script>alert(1)</script>'),
    'image/gif',
  ],
  ['a page', bytes('<!doctype html><script>alert(1)</script>'), 'text/plain'],
  [
    'a drawing with a script',
    bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'text/plain',
  ],
  ['a script', bytes('#!/bin/sh\nrm -rf /\n'), 'text/plain'],
  ['text cut within a letter', Buffer.from('Grüße aus Köln ü').subarray(0, -1), 'text/plain'],
  ['bytes', bytes('\x00\x01\x02'), 'application/octet-stream'],
  ['Latin 1', bytes('Gr\xfc\xdfe'), 'application/octet-stream'],
  ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
])('%s is of the type that its bytes tell', async (_, content, type) => {
  expect(await contentTypeOf(content)).toBe(type)
})

test('a bomb in a zip is not opened', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const name = Buffer.from('[Content_Types].xml')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(bomb.length, 18)
  head.writeUInt32LE(64 * 1024 * 1024, 22)
  head.writeUInt16LE(name.length, 26)
  const before = process.memoryUsage().arrayBuffers
  expect(await contentTypeOf(Buffer.concat([head, name, bomb]))).toBe('application/zip')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
})
