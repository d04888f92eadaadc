import { expect, test } from 'vitest'
import { postgres } from '@/tests/support/factories-postgres'
import { title } from './cells'
import { allColumns, columnCells } from './columns'
import { inBatches } from './in-batches'
import { tables } from './matrix'
import { stage } from './stage'
import { throughPostgrest } from './through-postgrest'

const arranged = stage()

test('role, author, version, stamps, numbers: no column may be set but those the matrix lists', async () => {
  const { world, cast } = arranged()
  const cells = columnCells(await allColumns(), world, cast)
  expect(cells.length).toBeGreaterThan(500)
  const outcomes = await inBatches(cells, 12, (cell) => throughPostgrest(cell, cast))
  expect(cells.map(title).filter((_, at) => outcomes[at] !== 'ungranted')).toEqual([])
}, 120_000)

test('and those it lists are granted, column by column', async () => {
  const { rows } = await postgres().query<{ table: string; verb: string; columns: string[] }>(
    `select table_name as table, lower(privilege_type) as verb,
       array_agg(column_name::text order by column_name::text) as columns
     from information_schema.column_privileges
     where table_schema = 'public' and grantee = 'authenticated'
       and privilege_type in ('INSERT', 'UPDATE')
     group by 1, 2 order by 1, 2`,
  )
  const listed = Object.entries(tables).flatMap(([table, rules]) =>
    (['insert', 'update'] as const).flatMap((verb) => {
      const columns = rules[verb]?.columns
      return columns ? [{ table, verb, columns: [...columns].sort() }] : []
    }),
  )
  const order = (a: { table: string; verb: string }, b: { table: string; verb: string }) =>
    `${a.table} ${a.verb}` < `${b.table} ${b.verb}` ? -1 : 1
  expect(rows.sort(order)).toEqual(listed.sort(order))
})
