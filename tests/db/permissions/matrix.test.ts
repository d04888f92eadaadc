import { expect, test } from 'vitest'
import { postgres, rolledBack } from '@/tests/support/factories-postgres'
import { type Cell, type Outcome, title } from './cells'
import { functions } from './function-matrix'
import { inBatches } from './in-batches'
import { tables } from './matrix'
import { stage } from './stage'
import { throughPostgrest } from './through-postgrest'
import { throughSql } from './through-sql'

const arranged = stage()
let throughTheApi: Outcome[] = []

async function catalogued(sql: string): Promise<string[]> {
  const { rows } = await postgres().query<{ name: string }>(sql)
  return rows.map(({ name }) => name).sort()
}

const wrong = (cells: readonly Cell[], outcomes: readonly Outcome[]) =>
  cells.flatMap((cell, at) => {
    const outcome = outcomes[at]
    if (outcome && cell.expected.includes(outcome)) return []
    return [`${title(cell)} → ${outcome}, not ${cell.expected.join(' or ')}`]
  })

test('every table and view that the API shows is in the matrix', async () => {
  const found = await catalogued(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
  )
  expect(found).toEqual(Object.keys(tables).sort())
})

test('every function that the API shows is in the matrix', async () => {
  const found = await catalogued(
    `select proname as name from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  expect(found).toEqual(Object.keys(functions).sort())
})

test('through the API everybody reaches what the matrix says, and nothing else', async () => {
  const { cells, cast } = arranged()
  throughTheApi = await inBatches(cells, 12, (cell) => throughPostgrest(cell, cast))
  console.info(`${cells.length} cells asked`)
  expect(cells.length).toBeGreaterThan(2000)
  expect(wrong(cells, throughTheApi)).toEqual([])
}, 300_000)

test('the same cells asked in SQL come out the same, so that mutants can be told by SQL', async () => {
  const { cells, cast } = arranged()
  await rolledBack(async (pg) => {
    const outcomes: Outcome[] = []
    for (const cell of cells) outcomes.push(await throughSql(pg, cell, cast))
    expect(wrong(cells, outcomes)).toEqual([])
    expect(outcomes).toEqual(throughTheApi)
  })
}, 300_000)
