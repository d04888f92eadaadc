import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName, contentDisposition, shortFileName } from '@/lib/attachments/file-name'
import { fileNameSchema } from '@/lib/attachments/schema'

test.each([
  ['notes.txt', 'notes.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\Rechnung.pdf', 'Rechnung.pdf'],
  ['請求書 (最終).xlsx', '請求書 (最終).xlsx'],
  ['ملف.pdf', 'ملف.pdf'],
  ['evil\u202Egpj.exe', 'evilgpj.exe'],
  ['two\r\nlines\0.txt', 'two lines .txt'],
  ['  padded.txt ', 'padded.txt'],
  ['..', ''],
  ['/', ''],
  ['', ''],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
})

test('whatever a file is called, its name is one that is kept, or refused with words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const parsed = fileNameSchema.safeParse(given)
      if (!parsed.success) {
        expect(parsed.error.issues[0]?.message).toMatch(/^The file’s name/)
        return
      }
      expect(parsed.data).not.toMatch(/[/\\\p{Cc}]/u)
      expect(cleanFileName(parsed.data)).toBe(parsed.data)
      expect(parsed.data.isWellFormed()).toBe(true)
    }),
  )
})

test('a name of ten thousand characters is refused where a person can shorten it, else cut', () => {
  const long = `${'ä'.repeat(10_000)}.pdf`
  expect(fileNameSchema.safeParse(long).success).toBe(false)
  expect([...shortFileName(long)]).toHaveLength(255)
  expect(shortFileName(long)).toMatch(/ä\.pdf$/)
})

test('every name travels in a header, in ASCII and whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (given) => {
      const name = cleanFileName(given)
      fc.pre(name !== '')
      const header = contentDisposition(name)
      expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
      const [, whole = ''] = /filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(header) ?? []
      expect(decodeURIComponent(whole)).toBe(name)
    }),
  )
})
