import fc from 'fast-check'
import { expect, test } from 'vitest'
import { email, line, text } from '@/lib/forms/fields'
import { postgres } from '@/tests/support/factories-postgres'

// NEL is left out: a space to Postgres, none to JavaScript. It has a test of its own.
const odd = fc.constantFrom(
  ...['\u00a0', '\u2028', '\u3000', '\ufeff', '\u200b', '\u202e', '\u001c', '\t', '\r\n', '\u180e'],
  ...['\u007f', '\u009f', '🎫', '👩‍👩‍👧', 'é', 'İ', 'ß', '@', '.', ' '],
)
const mixed = fc.array(fc.oneof(odd, fc.string({ maxLength: 3 })), { maxLength: 12 })
const typed = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    mixed.map((parts) => parts.join('')),
    fc.integer({ min: 18, max: 22 }).map((length) => '🎫'.repeat(length)),
  )
  .filter((value) => !value.includes('\u0085'))
const parts = fc.tuple(typed, typed, typed)
const address = fc.oneof(
  parts.map(([local, host, top]) => `${local}@${host}.${top}`),
  fc.emailAddress(),
)

/** Which of these texts Postgres would refuse by an expression over `v`. */
async function refused(texts: readonly string[], expression: string): Promise<string[]> {
  const { rows } = await postgres().query<{ v: string }>(
    `select v from unnest($1::text[]) v where (${expression}) is not true`,
    [texts],
  )
  return rows.map(({ v }) => v)
}

const BODY = `length(v) <= 100000 and v ~ '\\S'`
const cases = [
  ['a line', line('It', 20), typed, 'private.is_clean_line(v, 20)'],
  ['a text', text('It', 100_000), typed, BODY],
  ['an address', email(), address, 'private.is_email(v)'],
] as const

test.each(cases)(
  'what a form takes for %s, Postgres stores',
  async (_, schema, values, expression) => {
    const taken = fc.sample(values, 5000).flatMap((value) => schema.safeParse(value).data ?? [])
    expect(taken.length).toBeGreaterThan(500)
    expect(await refused(taken, expression)).toEqual([])
  },
)

test('a body is held to what is said of it here', async () => {
  const { rows } = await postgres().query<{ clause: string }>(
    `select pg_get_constraintdef(oid) as clause from pg_constraint where conname = 'messages_body_length'`,
  )
  expect(rows[0]?.clause).toContain('length(body) <= 100000')
  expect(rows[0]?.clause).toContain(`body ~ '\\S'`)
})

test.each(cases.slice(1))(
  '%s that is next line alone is taken by both or neither',
  async (_, schema, __, expression) => {
    const taken = ['\u0085', 'a@b.\u0085'].filter((value) => schema.safeParse(value).success)
    expect(await refused(taken, expression)).toEqual([])
  },
)

test.each(['🎫', 'é', 'x', '\u202e'])(
  '%j is one character to the form as to Postgres',
  async (one) => {
    const schema = line('It', 20)
    expect(schema.safeParse(one.repeat(20)).success).toBe(true)
    expect(schema.safeParse(one.repeat(21)).success).toBe(false)
    expect(await refused([one.repeat(20)], 'private.is_clean_line(v, 20)')).toEqual([])
    expect(await refused([one.repeat(21)], 'private.is_clean_line(v, 20)')).toHaveLength(1)
  },
)
