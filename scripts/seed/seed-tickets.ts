import { readFile } from 'node:fs/promises'
import { Client } from 'pg'
import { inRepository } from '@/supabase/local/root'
import { type Log, progressBar } from './progress-bar'
import { allTexts, languageShares, tags } from './texts'

export type SeedOptions = {
  tickets: number
  log: Log
  /** The last moment of the three years; midnight (UTC) of today when not given. */
  until?: Date
}

export type Seeded = { tickets: number; messages: number; seconds: number; alreadyThere: boolean }

const batchSize = 10_000
const countedAtOnce = 100_000
const loaded = [
  ...['contacts', 'contact_emails', 'tickets', 'ticket_tags', 'messages', 'events', 'ratings'],
]

const made = ['documents', 'facts', 'fact_changes', 'cells', 'tallies', 'spans'].map(
  (name) => `private.ticket_${name}`,
)

const sql = (name: string) => readFile(inRepository('scripts/seed/sql', `${name}.sql`), 'utf8')

const midnight = () => new Date(new Date().setUTCHours(0, 0, 0, 0))

async function switchTriggers(client: Client, how: 'enable' | 'disable'): Promise<void> {
  // The owner's own rule: constraints and foreign keys keep watching.
  for (const table of loaded) await client.query(`alter table public.${table} ${how} trigger user`)
}

/** Making an index of words at once takes a fraction of the time that a million additions take. */
async function setWordsAside(client: Client): Promise<() => Promise<void>> {
  const { rows } = await client.query(
    "select pg_get_indexdef('private.ticket_documents_words'::regclass) as definition",
  )
  await client.query('drop index private.ticket_documents_words')
  return async () => {
    await client.query("set local maintenance_work_mem = '1GB'")
    await client.query(rows[0].definition)
  }
}

/** What the dashboard counts of the load, and timelines are found by. The plans of it need to know how much there is. */
async function count(client: Client, tickets: number, log: Log): Promise<void> {
  for (const table of loaded) await client.query(`analyze public.${table}`)
  const progress = progressBar('tickets counted', log)
  for (let from = 1; from <= tickets; from += countedAtOnce) {
    const to = Math.min(from + countedAtOnce - 1, tickets)
    for (const fill of ['fill_ticket_facts', 'fill_ticket_spans']) {
      await client.query(`select private.${fill}(before_first + $1, before_first + $2) from bulk`, [
        from,
        to,
      ])
    }
    await client.query('select private.tally_all_changes()')
    progress(to, tickets)
  }
}

async function isThere(client: Client, tickets: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from public.contacts where id = pg_temp.bulk_id($1, $2, 1)',
    ['contact', tickets],
  )
  return rowCount === 1
}

async function prepare(client: Client, tickets: number, until: Date): Promise<void> {
  await client.query(
    `insert into bulk (tickets, contacts, before_first, until)
     values ($1, $2, nextval(pg_get_serial_sequence('public.tickets', 'number')) - 1, $3)`,
    [tickets, Math.ceil(tickets / 5), until],
  )
  const words = [
    ...allTexts(),
    ...tags.map((text, n) => ({ language: null, kind: 'tag', n, text })),
  ]
  await client.query(
    'insert into bulk_words select * from json_populate_recordset(null::bulk_words, $1)',
    [JSON.stringify(words)],
  )
  await client.query(
    'insert into bulk_languages select n - 1, language from unnest($1::int[]) with ordinality l (language, n)',
    [languageShares],
  )
  await client.query(await sql('texts'))
  await client.query(await sql('people'))
}

async function load(client: Client, { tickets, log }: SeedOptions): Promise<number> {
  const progress = progressBar('tickets', log)
  const steps = await Promise.all(
    ['tickets', 'messages', 'documents', 'events', 'ratings'].map(sql),
  )
  for (let from = 1; from <= tickets; from += batchSize) {
    const to = Math.min(from + batchSize - 1, tickets)
    await client.query('update bulk set batch_from = $1, batch_to = $2', [from, to])
    for (const step of steps) await client.query(step)
    progress(to, tickets)
  }
  // Numbers go on behind the last one written.
  await client.query(
    "select setval(pg_get_serial_sequence('public.tickets', 'number'), before_first + tickets) from bulk",
  )
  const { rows } = await client.query(
    'select count(*)::int as n from public.messages, bulk where ticket_number > before_first',
  )
  return rows[0].n
}

/**
 * Adds a load of `tickets` tickets, with about five messages each, to whatever the workspace
 * holds, in one transaction in which others read but do not write tickets. The same number makes
 * the same data, up to the day it ends on; it is added once, and loads of other sizes beside it.
 */
export async function seedTickets(databaseUrl: string, options: SeedOptions): Promise<Seeded> {
  const { tickets, log, until = midnight() } = options
  const began = performance.now()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("set local work_mem = '64MB'; set local statement_timeout = 0")
    await client.query(await sql('setup'))
    if (await isThere(client, tickets)) {
      log(`the load of ${tickets} tickets is here already; nothing was added`)
      await client.query('rollback')
      return { tickets: 0, messages: 0, seconds: 0, alreadyThere: true }
    }
    await switchTriggers(client, 'disable')
    await prepare(client, tickets, until)
    const takeWordsBack = await setWordsAside(client)
    const messages = await load(client, options)
    await count(client, tickets, log)
    log('indexing words')
    await takeWordsBack()
    await switchTriggers(client, 'enable')
    await client.query('commit')
    log('gathering statistics')
    await client.query('set statement_timeout = 0')
    for (const table of [...loaded.map((name) => `public.${name}`), ...made]) {
      await client.query(`vacuum (analyze) ${table}`)
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10
    return { tickets, messages, seconds, alreadyThere: false }
  } finally {
    // An unfinished transaction ends with its connection.
    await client.end()
  }
}
