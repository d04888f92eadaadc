import { postgres } from '@/tests/support/factories-postgres'
import type { Cast } from './cast'
import type { Cell } from './cells'
import { tables } from './matrix'
import { rowsFor } from './rows'
import type { World } from './world'

export type Column = { table: string; column: string; type: string; generated: boolean }

/** Every column of every table that the API shows, from the catalogue. */
export async function allColumns(): Promise<Column[]> {
  const { rows } = await postgres().query<Column>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
       a.attgenerated <> '' or a.attidentity = 'a' as generated
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
       and not a.attisdropped
     order by 1, a.attnum`,
  )
  return rows
}

const mightiest = ['member', 'admin', 'key of all scopes'] as const

/** Each column that no list of the matrix names, set and changed by those who may do the most. */
export function columnCells(columns: readonly Column[], world: World, cast: Cast): Cell[] {
  return columns.flatMap(({ table, column }) =>
    mightiest.flatMap((actor) => {
      const [row] = Object.values(rowsFor(world, cast[actor])[table] ?? {})
      return (['insert', 'update'] as const)
        .filter((verb) => !tables[table]?.[verb]?.columns.includes(column))
        .map((verb) => ({
          object: table,
          verb,
          row: `.${column}`,
          actor,
          expected: ['ungranted'] as const,
          request: { match: row?.match, [verb]: { [column]: null } },
        }))
    }),
  )
}
