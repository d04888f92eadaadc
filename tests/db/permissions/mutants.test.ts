import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { rolledBack } from '@/tests/support/factories-postgres'
import { livingKind } from './actors'
import type { Cell } from './cells'
import { allColumns, columnCells } from './columns'
import { grantedWrongly } from './grants'
import { tables } from './matrix'
import {
  droppedPolicies,
  looseFunctions,
  loosePolicies,
  looseTables,
  type Mutant,
  openPolicies,
} from './mutants'
import { stage } from './stage'
import { firstRed, survivors } from './survivors'

const arranged = stage()
let cells: ReadonlyMap<string, Cell[]> = new Map()
beforeAll(async () => {
  const { world, cast, cells: matrix } = arranged()
  const all = [...matrix, ...columnCells(await allColumns(), world, cast)]
  cells = Map.groupBy(all, ({ object }) => object)
})

const byItsCells = (pg: PoolClient, { object }: Mutant) =>
  firstRed(pg, cells.get(object) ?? [], arranged().cast)

test('a permissive policy that lets all through is noticed', async () => {
  expect(await survivors(await loosePolicies(), byItsCells)).toEqual([])
}, 240_000)

test('a table without row-level security, or granted to all, is noticed', async () => {
  expect(await survivors(looseTables(), byItsCells)).toEqual([])
}, 240_000)

test('with every permissive policy thrown open the restrictive one holds; without it, it is noticed', async () => {
  const open = await openPolicies()
  const dead = new Map(
    Object.entries(tables).map(([table, rules]) => [
      table,
      (cells.get(table) ?? []).filter(({ actor, verb }) => {
        const kind = livingKind(actor)
        return !(kind && rules.for.includes(kind)) && rules[verb as 'select'] !== undefined
      }),
    ]),
  )
  for (const [table, asked] of dead) {
    const red = await rolledBack(async (pg) => {
      await pg.query(open.get(table) ?? '')
      return await firstRed(pg, asked, arranged().cast)
    })
    expect([table, red]).toEqual([table, null])
  }
  const dropped = (await droppedPolicies()).map((mutant) => ({
    ...mutant,
    sql: `${open.get(mutant.object) ?? ''} ${mutant.sql}`,
  }))
  const red = (pg: PoolClient, { object }: Mutant) =>
    firstRed(pg, dead.get(object) ?? [], arranged().cast)
  expect(await survivors(dropped, red)).toEqual([])
}, 240_000)

test('a function granted to somebody it is not for is noticed', async () => {
  expect(await grantedWrongly()).toEqual([])
  const red = async (pg: PoolClient) => (await grantedWrongly(pg))[0] ?? null
  expect(await survivors(await looseFunctions(), red)).toEqual([])
}, 240_000)
