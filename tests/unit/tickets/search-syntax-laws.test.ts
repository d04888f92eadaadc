import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenize } from '@/lib/search/tokens'
import { PROPERTIES, PROPERTY_NAMES } from '@/lib/tickets/search-properties'
import { type Clause, parseSearch, printSearch } from '@/lib/tickets/search-syntax'

const shard = fc.oneof(
  fc.constantFrom(...'-:"“”„\\,<>=.#*@/ \t\u00a0\u200f\u0000\ud800\udc00👍🏽'),
  fc.constantFrom(
    '\ud800',
    '\udc00',
    ':',
    ' ',
    ' ',
    '>=',
    '..',
    'field.',
    '" ',
    ' -"',
    'today',
    '7d',
    '2026-02-30',
  ),
  fc.constantFrom(...PROPERTY_NAMES, ...PROPERTY_NAMES.map((name) => ` ${name.toUpperCase()}:`)),
  fc.constantFrom(...PROPERTY_NAMES.map((name) => `${PROPERTIES[name].example} `)),
  fc.constantFrom(...PROPERTY_NAMES.flatMap((name) => [...PROPERTIES[name].takes.values])),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.constantFrom('مرحبا', 'עברית', '返金', 'ß', 'İ', 'e\u0301'),
)
/** Any text at all, and such as nearly is a query. */
const anyText = fc.oneof(
  fc.array(shard, { maxLength: 30 }).map((shards) => shards.join('')),
  fc.string({ unit: 'binary', maxLength: 100 }),
)

const runs = { numRuns: 2000 }
const withoutPlace = ({ start, end, ...clause }: Clause) => clause

test('a query printed and read again is the same query', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { clauses } = parseSearch(text)
      const again = parseSearch(printSearch(clauses))
      expect(again.clauses.map(withoutPlace)).toEqual(clauses.map(withoutPlace))
      expect(again.errors).toEqual([])
    }),
    { ...runs, examples: [['က:𝠀,„']] },
  )
})

test('what values there are, they are printed so that they are read again', () => {
  const names = PROPERTY_NAMES.filter((name) => PROPERTIES[name].takes.named && name !== 'field')
  const value = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
    .filter((text) => text !== '')
  const clause = fc.record({
    not: fc.boolean(),
    property: fc.constantFrom(...names),
    operator: fc.constant(':' as const),
    values: fc.array(value, { minLength: 1, maxLength: 5 }),
  })
  fc.assert(
    fc.property(fc.array(clause, { maxLength: 5 }), (clauses) => {
      const query = clauses.map((one) => ({ ...one, start: 0, end: 0 }))
      const { clauses: read, errors } = parseSearch(printSearch(query))
      expect(errors).toEqual([])
      const kept = (property: (typeof names)[number], values: string[]) =>
        values.map((text) => PROPERTIES[property].takes.read(text))
      expect(read.map(withoutPlace)).toEqual(
        clauses.map((one) => ({ ...one, values: kept(one.property, one.values) })),
      )
    }),
  )
})

test('clauses stand in the text in order, and each alone is read as the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0
      for (const clause of parseSearch(text).clauses) {
        expect(clause.start).toBeGreaterThanOrEqual(end)
        expect(clause.end).toBeGreaterThan(clause.start)
        end = clause.end
        const alone = parseSearch(text.slice(clause.start, clause.end)).clauses
        expect(alone).toEqual([{ ...clause, start: 0, end: clause.end - clause.start }])
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    runs,
  )
})

test('errors mark characters that are there, and cut none in two', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const halves = (part: string) => part.match(/\p{Cs}/gu)?.length ?? 0
      for (const { start, end, message } of parseSearch(text).errors) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(message).toMatch(/^[A-Z].*[.?]$/u)
        const marked = [text.slice(0, start), text.slice(start, end), text.slice(end)]
        expect(marked.map(halves).reduce((a, b) => a + b)).toBe(halves(text))
      }
    }),
    runs,
  )
})

test('whatever is asked for can be stored: no control characters, no half characters', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const clause of parseSearch(text).clauses) {
        const values = clause.property === 'words' ? [clause.text] : clause.values
        for (const value of values) expect(value).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      }
    }),
    runs,
  )
})

test('a text a hundred times too long is read in one pass', () => {
  for (const unit of ['"', '\\', '"\\', 'a:', 'a,', '-', 'a.', 'a', ':"', '“', 'a:"b",', ' ']) {
    // Were the time as the square of the length, the time limit would end this test.
    const text = unit.repeat(200_000 / unit.length)
    expect(tokenize(text).at(-1)?.end ?? text.length).toBe(text.length)
  }
})
