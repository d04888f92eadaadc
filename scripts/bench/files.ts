import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Stack } from '@/supabase/local/stack-contract'
import { readMemory } from './memory'

const MIB = 1024 * 1024
const CHUNK = Buffer.alloc(256 * 1024, 'It hums. ')

/** Seconds that a file took, and the most memory that the app had meanwhile, in MB. */
type Transfer = { what: string; mib: number; app: number; gateway: number; peak: number }
export type FilesReport = {
  rest: number
  transfers: Transfer[]
  /** Of uploads killed at random moments: rows and objects that belong to nothing. */
  killed: { uploads: number; before: number; after: number }
}

type Place = { stack: Stack; pg: Client; key: string; ticket: number }

/** Sends so many bytes; answers the status, or `cut` after the given milliseconds. */
function send(url: string, headers: Record<string, string>, bytes: number, cutAfter?: number) {
  return new Promise<number | 'cut'>((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    outgoing.on('error', (error) => (cutAfter === undefined ? reject(error) : resolve('cut')))
    if (cutAfter !== undefined) setTimeout(() => outgoing.destroy(), cutAfter).unref()
    const closed = once(outgoing, 'close').catch(() => undefined)
    const write = async () => {
      for (let left = bytes; left > 0 && !outgoing.destroyed; left -= CHUNK.length) {
        if (!outgoing.write(CHUNK)) await Promise.race([once(outgoing, 'drain'), closed])
      }
      outgoing.end()
    }
    write().catch(reject)
  })
}

async function receive(url: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(url, { headers })
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`)
  for await (const _ of response.body);
}

/** How long something takes, in seconds, and the app's memory at its peak, in MB. */
async function watched(stack: Stack, act: () => Promise<unknown>) {
  let peak = 0
  let over = false
  const watching = (async () => {
    while (!over) {
      const memory = await readMemory({ app: stack.pids().app ?? 0 })
      peak = Math.max(peak, memory.app ?? 0)
      await pause(25)
    }
  })()
  const began = performance.now()
  await act()
  const seconds = (performance.now() - began) / 1000
  over = true
  await watching
  return { seconds, peak }
}

async function read<T>({ pg }: Place, sql: string, values: unknown[] = []): Promise<T> {
  const { rows } = await pg.query<{ value: T }>(`select (${sql}) as value`, values)
  const [row] = rows
  if (!row) throw new Error(`no row: ${sql}`)
  return row.value
}

const throughApp = ({ stack, key, ticket }: Place) => ({
  url: `${stack.urls.site}/api/attachments?ticket=${ticket}&filename=large.bin`,
  headers: { authorization: `Bearer ${key}` },
})

/** The same bytes to the gateway, past the app: a row is begun first, as Storage demands. */
async function pastApp(place: Place) {
  const { stack, key, ticket } = place
  const token = await read<string>(place, 'private.exchange_api_key($1)', [key])
  const headers = { apikey: stack.publishableKey, authorization: `Bearer ${token}` }
  const begun = await fetch(`${stack.urls.supabase}/rest/v1/rpc/begin_attachment`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ticket_number: ticket, file_name: 'large.bin' }),
  })
  const [{ id }] = (await begun.json()) as [{ id: string }]
  const url = `${stack.urls.supabase}/storage/v1/object/attachments/${id}/file`
  return { url, headers: { ...headers, 'content-type': 'application/octet-stream' } }
}

async function measureUploads(place: Place, mib: number, at: number): Promise<Transfer> {
  const many = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: at }, act))
  const { url, headers } = throughApp(place)
  const app = await watched(place.stack, () => many(() => send(url, headers, mib * MIB)))
  const targets = await many(() => pastApp(place))
  const gateway = await watched(place.stack, () =>
    Promise.all(targets.map((target) => send(target.url, target.headers, mib * MIB))),
  )
  await place.pg.query('delete from public.attachments where stored_at is null')
  const what = at > 1 ? `in, ${at} at once` : 'in'
  return { what, mib, app: app.seconds, gateway: gateway.seconds, peak: app.peak }
}

async function measureDownload(place: Place, mib: number): Promise<Transfer> {
  const { stack, key } = place
  const id = await read<string>(
    place,
    'select id from public.attachments where size = $1 limit 1',
    [mib * MIB],
  )
  const app = await watched(stack, () =>
    receive(`${stack.urls.site}/api/attachments/${id}`, { authorization: `Bearer ${key}` }),
  )
  const token = await read<string>(place, 'private.exchange_api_key($1)', [key])
  const gateway = await watched(stack, () =>
    receive(`${stack.urls.supabase}/storage/v1/object/attachments/${id}/file`, {
      apikey: stack.publishableKey,
      authorization: `Bearer ${token}`,
    }),
  )
  return { what: 'out', mib, app: app.seconds, gateway: gateway.seconds, peak: app.peak }
}

const ORPHANS = `(select count(*)::int from public.attachments where stored_at is null) + (
  select count(*)::int from storage.objects o where o.bucket_id = 'attachments'
    and not exists (select from public.attachments a where a.id = private.attachment_of(o.name)))`

async function killUploads(place: Place, uploads: number): Promise<FilesReport['killed']> {
  const { url, headers } = throughApp(place)
  for (let at = 0; at < uploads; at += 5) {
    await Promise.all(
      Array.from({ length: 5 }, () => send(url, headers, 20 * MIB, Math.random() * 400)),
    )
  }
  await pause(3000)
  const before = await read<number>(place, ORPHANS)
  // The sweep leaves what is younger than an hour.
  await place.pg.query(
    `update public.attachments set created_at = created_at - interval '2 hours' where stored_at is null`,
  )
  await place.pg.query(`select graphile_worker.add_job('sweep_files')`)
  await pause(8000)
  return { uploads, before, after: await read<number>(place, ORPHANS) }
}

/** Files through the app, against the same bytes to the gateway; and what killed uploads leave. */
export async function measureFiles(
  stack: Stack,
  log: (line: string) => void,
): Promise<FilesReport> {
  const pg = new Client({ connectionString: stack.databaseUrl })
  await pg.connect()
  try {
    await pg.query('update public.settings set max_attachment_bytes = $1', [2048 * MIB])
    const { rows } = await pg.query<{ key: string; ticket: number }>(
      `select (private.create_api_key('Files', '{tickets:read,tickets:write}')).key,
         (select max(number)::int from public.tickets) as ticket`,
    )
    const [made] = rows
    if (!made) throw new Error('no ticket to attach files to')
    const place = { stack, pg, ...made }
    log('warming up')
    await measureUploads(place, 10, 4)
    const { app: rest = 0 } = await readMemory({ app: stack.pids().app ?? 0 })
    const transfers: Transfer[] = []
    for (const [mib, at] of [
      [10, 1],
      [1024, 1],
      [50, 20],
    ] as const) {
      log(`sending ${at} × ${mib} MiB`)
      transfers.push(await measureUploads(place, mib, at))
    }
    for (const mib of [10, 1024]) {
      log(`receiving ${mib} MiB`)
      transfers.push(await measureDownload(place, mib))
    }
    log('killing uploads')
    return { rest, transfers, killed: await killUploads(place, 50) }
  } finally {
    await pg.end()
  }
}

/** The measurements as lines of text. */
export function printableFiles({ rest, transfers, killed }: FilesReport): string {
  const rows = transfers.map(({ what, mib, app, gateway, peak }) => {
    const ratio = (app / gateway).toFixed(2)
    return `${what} ${mib} MiB: app ${app.toFixed(2)} s, gateway ${gateway.toFixed(2)} s, ratio ${ratio}; app at most ${peak} MB`
  })
  return [
    `app at rest ${rest} MB`,
    ...rows,
    `${killed.uploads} uploads killed: ${killed.before} orphans before the sweep, ${killed.after} after`,
  ].join('\n')
}
