import { expect, test } from 'vitest'
import { rolledBack } from '@/tests/support/factories-postgres'

/**
 * How `lantern` would be looked for if the newest 30,000 tickets had it where `has` says so of
 * their age `n`, counted from 1.
 */
async function wayToFind(has: string): Promise<'in order' | 'by the index'> {
  return await rolledBack(async (pg) => {
    await pg.query('set local session_replication_role = replica')
    await pg.query(
      `insert into private.ticket_documents (number, words)
       select (select max(number) from private.ticket_documents) + 30001 - n,
         case when ${has} then 'lantern' else 'kettle' end::tsvector
       from generate_series(1, 30000) n`,
    )
    const { rows } = await pg.query(`select private.words_condition('lantern') as way`)
    return rows[0].way.includes('= any') ? 'by the index' : 'in order'
  })
}

test.each([
  ['every ticket has', 'true', 'in order'],
  ['a fiftieth has', 'n % 50 = 0', 'in order'],
  ['three old ones have', 'n in (5000, 15000, 25000)', 'by the index'],
  ['none has', 'false', 'by the index'],
  ['a twentieth has, but none of the newest 2,500', 'n > 2500 and n % 20 = 0', 'by the index'],
  ['half have, but none of the newest 2,500', 'n > 2500 and n % 2 = 0', 'in order'],
  ['only the oldest 2,000 have', 'n > 28000', 'by the index'],
])('words that %s are found the shorter way', async (_, has, way) => {
  expect(await wayToFind(has)).toBe(way)
})
