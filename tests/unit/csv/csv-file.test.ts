import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from '@/lib/csv/csv-file'

test.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1'])('no cell is a formula: %j', (formula) => {
  expect(csvCell(formula).replace(/^"/, '').startsWith("'")).toBe(true)
})

test('a cell is read back as it was, but for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const cell = csvCell(value)
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
      expect([value, `'${value}`]).toContain(read)
      if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/)
    }),
  )
})
