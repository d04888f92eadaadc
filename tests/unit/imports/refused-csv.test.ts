import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from '@/lib/imports/read-lines'
import { refusedCsv } from '@/lib/imports/refused-csv'
import type { ContactImport, ImportLine } from '@/lib/imports/types'

/** What comes back when the file of refused lines is sent again. */
async function sentAgain(headers: string[], rows: string[][]) {
  async function* pages() {
    yield rows.map(
      (cells, at) =>
        ({ line: at + 2, cells, outcome: 'refused', reason: 'email_missing' }) as ImportLine,
    )
  }
  const file = refusedCsv({ headers } as ContactImport, pages())
  const bytes = new Uint8Array(await new Response(file).arrayBuffer())
  const read: string[][] = []
  async function* chunk() {
    yield bytes
  }
  for await (const { columns, lines } of readLines(chunk(), 'utf-8')) {
    expect(columns.headers).toEqual([...headers, 'Line', 'Reason'])
    read.push(...lines.map(({ cells }) => cells.slice(0, headers.length)))
  }
  return read
}

test('refused lines that are sent again are what they were, telephone numbers too', async () => {
  const rows = [
    ['Kim', '+49 30 123', '- asks on Mondays'],
    ['@kim', '(030) 4567', "'quoted' by hand"],
  ]
  expect(await sentAgain(['Name', 'Phone', '=Notes'], rows)).toEqual(rows)
})

test('whatever stood in a cell that was read is read again', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => text.replace(/[\0\r]/g, '').replace(/^'+/, ''))
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(rows, async (lines) => {
      expect(await sentAgain(['A', 'B'], lines)).toEqual(lines)
    }),
    { numRuns: 60 },
  )
})
