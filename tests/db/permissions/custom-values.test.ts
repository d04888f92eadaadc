import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { theOnly, ticketBy } from '@/tests/support/factories'

const types = ['text', 'number', 'date', 'choice', 'checkbox'] as const
type Type = (typeof types)[number]

// What is given, and the canonical form in which it is kept.
const valid: Record<Type, [string, string][]> = {
  text: [
    ['It hums', 'It hums'],
    ['🎫 e\u0301', '🎫 e\u0301'],
    ['x'.repeat(1000), 'x'.repeat(1000)],
  ],
  number: [
    ['42', '42'],
    ['-0.50', '-0.5'],
    ['1e3', '1000'],
    [' 7 ', '7'],
    ['0.1000', '0.1'],
  ],
  date: [
    ['2026-02-28', '2026-02-28'],
    ['2028-02-29', '2028-02-29'],
  ],
  choice: [
    ['red', 'red'],
    ['light blue', 'light blue'],
  ],
  checkbox: [
    ['true', 'true'],
    ['false', 'false'],
  ],
}
const invalid: Record<Type, string[]> = {
  text: ['', ' blank at its ends ', 'two\nlines', 'x'.repeat(1001)],
  number: ['', 'many', '1,5', 'NaN', 'Infinity', '-infinity', '0x', `1${'0'.repeat(100)}`],
  date: ['', '2026-02-29', '2026-13-01', '2028-2-29', '01/02/2026', 'infinity', 'today'],
  choice: ['', 'Red', 'blue', 'red, light blue'],
  checkbox: ['', 'yes', 'TRUE', '1', 'on'],
}

let agent: Actor
let number: number
const keys = new Map<Type, string>()
beforeAll(async () => {
  const [admin, made] = await Promise.all([signedIn('admin'), signedIn()])
  agent = made
  number = await ticketBy(agent)
  for (const type of types) {
    const key = `${type}_${unique()}`
    const choices = type === 'choice' ? ['red', 'light blue'] : []
    const row = { key, label: key, type, choices }
    const { error } = await admin.db.from('custom_fields').insert(row)
    if (error) throw error
    keys.set(type, key)
  }
})

const set = (type: Type, value: string | null) =>
  agent.db.rpc('set_ticket_custom_fields', {
    ticket_number: number,
    custom_fields: { [keys.get(type) ?? '']: value },
  })

async function held(type: Type): Promise<string> {
  const { data } = await agent.db
    .from('ticket_custom_values')
    .select('value, custom_fields!inner (key)')
    .eq('ticket_number', number)
    .eq('custom_fields.key', keys.get(type) ?? '')
  return theOnly(data).value
}

describe.each(types)('a field of type %s', (type) => {
  test.each(valid[type])('takes %j and keeps %j', async (given, kept) => {
    expect((await set(type, given)).error).toBeNull()
    expect(await held(type)).toBe(kept)
  })

  test.each(invalid[type])('refuses %j and keeps what it had', async (given) => {
    const before = await held(type)
    const { error } = await set(type, given)
    expect(error?.code).toBe('23514')
    expect(await held(type)).toBe(before)
  })

  test('takes the null byte for what it is', async () => {
    expect((await set(type, 'a\u0000')).error?.code).toMatch(/^22|^23514/)
  })
})
