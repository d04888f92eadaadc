import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Columns, readLines } from '@/lib/imports/read-lines'
import { DELIMITERS, type Encoding, type ReadLine } from '@/lib/imports/types'

async function* chunks(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(content: string | Uint8Array, encoding: Encoding = 'utf-8', size?: number) {
  let columns: Columns | undefined
  const lines: ReadLine[] = []
  for await (const batch of readLines(chunks(Buffer.from(content), size), encoding)) {
    columns = batch.columns
    lines.push(...batch.lines)
  }
  return { columns, lines }
}

const cell = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((text) => text.replace(/[\0\r]/g, '').replace(/^'+/, ''))
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 20,
    }),
  )
  .map((rows) => rows.map((cells, at) => [`x${at}`, ...cells]))

test('what a program writes is read as it was, by any delimiter and however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(...DELIMITERS),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 50 }),
      async (rows, delimiter, record_delimiter, size) => {
        const headers = rows[0]?.map((_, at) => `Column ${at}`) ?? []
        const text = stringify([headers, ...rows], { delimiter, record_delimiter })
        const { columns, lines } = await read(text, 'utf-8', size)
        expect(columns).toEqual({ delimiter, headers, hasHeader: true })
        expect(lines.map(({ cells }) => cells)).toEqual(rows)
      },
    ),
    { numRuns: 60 },
  )
})

test('each line knows where it begins, whatever is broken or left out before it', async () => {
  const { lines } = await read('Name,Email\n"A\nB",a@x.example\n\n,\nC,c@x.example\n')
  expect(lines.map(({ number, line }) => [number, line])).toEqual([
    [1, 2],
    [2, 6],
  ])
})

test('without a line of names the columns are counted', async () => {
  const { columns, lines } = await read('Ann;ann@x.example\nBob;bob@x.example\n')
  expect(columns).toEqual({ delimiter: ';', headers: ['Column 1', 'Column 2'], hasHeader: false })
  expect(lines).toHaveLength(2)
})

test.each([
  ['utf-16le', Buffer.from('\ufeffName;Email\r\nJürgen;j@x.example', 'utf16le')],
  ['windows-1252', Buffer.from('Name;Email\r\nJürgen;j@x.example', 'latin1')],
] as const)('reads %s', async (encoding, bytes) => {
  const { columns, lines } = await read(bytes, encoding, 7)
  expect(columns?.headers).toEqual(['Name', 'Email'])
  expect(lines[0]?.cells).toEqual(['Jürgen', 'j@x.example'])
})

test('a line that does not fit says so, and stops no other', async () => {
  const wide = Array.from({ length: 10_000 }, (_, at) => at).join(',')
  const { lines } = await read(
    `Name,Email\nA,a@x.example,more\n${wide}\nB\nC,${'c'.repeat(10_001)}\nD,d\0@x.example\nE,e@x.example,,\n`,
  )
  expect(lines.map(({ problem, cells }) => [problem, cells.length])).toEqual([
    ['columns', 2],
    ['columns', 2],
    [undefined, 2],
    ['long', 2],
    ['characters', 2],
    [undefined, 2],
  ])
})

test.each([
  ['ten million letters without a line', 'x'.repeat(10_000_000), 'long_line'],
  ['a quote that is never closed', 'Name,Email\n"A,a@x.example\nB,b@x.example\n', 'open_quote'],
  ['ten thousand columns', `${'x,'.repeat(9_999)}x\n`, 'many_columns'],
  ['a header alone', 'Name,Email\n', 'no_lines'],
  ['blank lines', '\n\n , \n', 'no_lines'],
  ['nothing', '', 'no_lines'],
])('of %s nothing is read', async (_, text, problem) => {
  await expect(read(text)).rejects.toMatchObject({ problem })
})
