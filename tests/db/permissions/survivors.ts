import type { PoolClient } from 'pg'
import { rolledBack } from '@/tests/support/factories-postgres'
import type { Cast } from './cast'
import { type Cell, title } from './cells'
import type { Mutant } from './mutants'
import { redundant } from './redundant'
import { throughSql } from './through-sql'

/** The first cell that comes out otherwise than the matrix says. */
export async function firstRed(
  pg: PoolClient,
  asked: readonly Cell[],
  cast: Cast,
): Promise<string | null> {
  for (const cell of asked) {
    const outcome = await throughSql(pg, cell, cast)
    if (!cell.expected.includes(outcome)) return `${title(cell)} → ${outcome}`
  }
  return null
}

/**
 * The mutants that nothing noticed, and those called redundant that something did notice. Each
 * lives in a short transaction of its own: it locks its table, and other tests use that too.
 */
export async function survivors<M extends Mutant>(
  mutants: readonly M[],
  red: (pg: PoolClient, mutant: M) => Promise<string | null>,
): Promise<string[]> {
  const alive = new Set<string>()
  for (const mutant of mutants) {
    const killer = await rolledBack(async (pg) => {
      await pg.query(mutant.sql)
      return await red(pg, mutant)
    })
    if (killer === null) alive.add(mutant.name)
  }
  console.info(`${mutants.length} mutants tried, ${mutants.length - alive.size} noticed`)
  return mutants.flatMap(({ name }) => {
    if (alive.has(name)) return name in redundant ? [] : [`${name}: noticed by nothing`]
    return name in redundant ? [`${name}: noticed, so not redundant`] : []
  })
}
