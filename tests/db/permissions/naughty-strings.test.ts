import naughty from 'big-list-of-naughty-strings'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { email, line, text } from '@/lib/forms/fields'
import type { Db } from '@/lib/supabase/clients'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, ticketBy } from '@/tests/support/factories'
import { inBatches } from './in-batches'
import { allowRollback } from './through-postgrest'

// The list has no NUL, no half of a pair, and few addresses.
const strings: readonly string[] = [
  ...new Set<string>([
    ...naughty,
    ...['a\u0000b', '\ud800', 'a\udfffb', '\u202eRTL', '\u200f', '\ufeffBOM', 'é', 'e\u0301'],
    ...['plus+tag@example.com', 'user@bücher.example', '用户@例子.测试', 'ΑΒΓ@example.com'],
    ...[
      'a@b',
      'a@b.c,d@e.f',
      '<a@b.example>',
      '"quoted"@example.com',
      'a@b..example',
      'A@B.EXAMPLE',
    ],
    ...['x'.repeat(301), `${'x'.repeat(250)}@b.example`, '🎫'.repeat(300), '\u0085'],
  ]),
]

type Untyped = {
  from: (table: string) => Record<'insert' | 'update', (row: object) => Changed>
}
type Changed = { eq: (column: string, value: string) => Changed; select: (c: string) => Selected }
type Selected = { rollback: () => PromiseLike<Answer> }
type Answer = {
  data: Record<string, string>[] | null
  error: { code: string } | null
  status: number
}
type Field = {
  table: string
  column: string
  by: Actor
  others?: Record<string, unknown>
  /** The profile is changed, all else is inserted. */
  id?: string
}

let fields: Field[]
beforeAll(async () => {
  const [agent, admin] = await Promise.all([signedIn(), signedIn('admin')])
  const [contact, ticket_number] = [await contactRow(), await ticketBy(agent)]
  await allowRollback(agent)
  const own = { by: agent, others: { owner_id: agent.id } }
  const reply = { ticket_number, kind: 'reply' }
  fields = [
    ...[{ table: 'tickets', column: 'subject', by: agent, others: { requester_id: contact } }],
    { table: 'messages', column: 'body', by: agent, others: reply },
    { table: 'contacts', column: 'name', by: agent },
    { table: 'contact_emails', column: 'email', by: agent, others: { contact_id: contact } },
    { table: 'companies', column: 'name', by: agent },
    { table: 'tags', column: 'name', by: agent },
    { table: 'macros', column: 'name', ...own },
    { table: 'macros', column: 'body', by: agent, others: { ...own.others, name: 'Naughty' } },
    { table: 'views', column: 'query', by: agent, others: { ...own.others, name: 'Naughty' } },
    { table: 'users', column: 'name', by: agent, id: agent.id },
    { table: 'users', column: 'signature', by: agent, id: agent.id },
    { table: 'teams', column: 'name', by: admin },
    {
      table: 'custom_fields',
      column: 'label',
      by: admin,
      others: { key: 'naughty', type: 'text' },
    },
  ]
})

async function kept({ table, column, by, others, id }: Field, value: string): Promise<Answer> {
  const api = (by.db as Db as unknown as Untyped).from(table)
  const row = { ...others, [column]: value }
  const changed = id ? api.update(row).eq('id', id) : api.insert(row)
  return await changed.select(column).rollback()
}

// 22P05: a NUL, which no text of Postgres holds. PGRST102: no JSON. 23505: somebody has it already.
const CLEAR = ['23514', '22P05', '23505', 'PGRST102']

test('every text field keeps each string exactly or refuses it clearly', async () => {
  const asked = fields.flatMap((field) => strings.map((value) => ({ field, value })))
  const wrong = await inBatches(asked, 12, async ({ field, value }) => {
    const { data, error, status } = await kept(field, value)
    const where = `${field.table}.${field.column} ${JSON.stringify(value.slice(0, 60))}`
    if (error) return CLEAR.includes(error.code) ? [] : [`${where}: ${status} ${error.code}`]
    const got = data?.[0]?.[field.column]
    return got === value ? [] : [`${where} came back as ${JSON.stringify(got)}`]
  })
  expect(wrong.flat()).toEqual([])
  console.info(`${asked.length} strings kept or refused`)
}, 120_000)

// Which schema a form holds a field to, and where what it takes has to be kept.
const forms: [string, string, z.ZodType<string>][] = [
  ['tickets', 'subject', line('It', 300)],
  ['messages', 'body', text('It', 100_000)],
  ['contacts', 'name', line('It', 200)],
  ['contact_emails', 'email', email('It')],
  ['users', 'name', line('It', 120)],
  ['users', 'signature', text('It', 2000)],
  ['teams', 'name', line('It', 80)],
]

test.each(forms)(
  'what a form takes for %s.%s is kept as the form left it',
  async (table, column, schema) => {
    const field = fields.find((each) => each.table === table && each.column === column)
    if (!field) throw new Error(`no field ${table}.${column}`)
    const taken = strings.flatMap((value) => schema.safeParse(value).data ?? [])
    expect(taken.length).toBeGreaterThan(column === 'email' ? 4 : 100)
    const lost = await inBatches(taken, 12, async (value) => {
      const { data, error } = await kept(field, value)
      return !error && data?.[0]?.[column] === value ? [] : [JSON.stringify(value)]
    })
    expect(lost.flat()).toEqual([])
  },
  60_000,
)
