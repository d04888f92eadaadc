import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { Refusal } from '@/supabase/local/refusal'
import { AUTH_TABLES, copyTarget, quoted } from './contents'
import type { Head } from './format'
import { addJob, JOBS } from './queued-jobs'

/** Where the pieces of one part go. */
export type Sink = {
  write(piece: Uint8Array): Promise<void>
  /** Answers how many rows there were. */
  end(): Promise<number>
}

/** The place of a part in this database; refuses one that no archive of ours has. */
export async function sinkOf(client: Client, head: Head, part: string): Promise<Sink> {
  const table = head.tables.find(({ name }) => name === part)
  if (table) return copySink(client, table)
  if (part === JOBS) return lineSink((line) => addJob(client, line))
  const auth = AUTH_TABLES.find((name) => name === part)
  if (!auth) throw new Refusal(`the archive has a part that is not ours: ${part}`)
  const insert = await authInsert(client, auth)
  return lineSink(insert)
}

function copySink(client: Client, table: Head['tables'][number]): Sink {
  const copy = client.query(from(`copy ${copyTarget(client, table)} from stdin`))
  const done = finished(copy).catch((error: Error) => {
    throw new Refusal(`${table.name} cannot be restored: ${error.message}`)
  })
  done.catch(() => undefined)
  return {
    write: async (piece) => {
      if (!copy.write(piece)) await Promise.race([once(copy, 'drain'), done])
    },
    end: async () => {
      copy.end()
      await done
      return copy.rowCount
    },
  }
}

/** Hands on whole lines, wherever the pieces were cut. */
function lineSink(take: (line: string) => Promise<unknown>): Sink {
  let rest = Buffer.alloc(0)
  let rows = 0
  return {
    write: async (piece) => {
      const bytes = Buffer.concat([rest, piece])
      let from = 0
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
        await take(bytes.subarray(from, at).toString())
        rows += 1
        from = at + 1
      }
      rest = bytes.subarray(from)
    },
    end: async () => rows,
  }
}

/** Inserts a row of Auth by the columns that its table has here; the others take their defaults. */
async function authInsert(client: Client, table: string) {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const known = new Set(rows.map(({ name }) => name))
  const target = quoted(client, table)
  return async (line: string) => {
    // Auth tables that a project lacks are made anew by Auth when somebody signs in.
    if (known.size === 0) return
    const columns = Object.keys(JSON.parse(line) as object)
      .filter((name) => known.has(name))
      .map((name) => client.escapeIdentifier(name))
      .join(', ')
    await client.query(
      `insert into ${target} (${columns}) select ${columns} from jsonb_populate_record(null::${target}, $1)`,
      [line],
    )
  }
}
