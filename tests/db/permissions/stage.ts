import { beforeAll } from 'vitest'
import { type Cast, castOf } from './cast'
import { type Cell, cellsOf } from './cells'
import { endAccess, signIn } from './people'
import { allowRollback } from './through-postgrest'
import { makeWorld, type World } from './world'

export type Stage = { world: World; cast: Cast; cells: Cell[] }

/** Arranges the matrix' rows and actors once for a file of tests. */
export function stage(): () => Stage {
  let arranged: Stage | undefined
  beforeAll(async () => {
    const people = await signIn()
    const world = await makeWorld(people)
    await endAccess(people)
    const cast = await castOf(people, world)
    await allowRollback(cast.member)
    arranged = { world, cast, cells: cellsOf(world, cast) }
  }, 120_000)
  return () => {
    if (!arranged) throw new Error('The stage is arranged before each file, not while it loads')
    return arranged
  }
}
