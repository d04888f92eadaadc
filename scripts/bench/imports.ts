import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { z } from 'zod'
import type { Stack } from '@/supabase/local/stack-contract'
import { launchBrowser, signIn } from './browser'
import { readMemory } from './memory'

type Session = { cookie: string; accessToken: string }
type Place = { stack: Stack; pg: Client; session: Session }
type Peaks = { worker: number; app: number }

/** Seconds that each step took, from the press to the end of it; memory in MB, at its peak. */
export type ImportReport = Record<
  'lines' | 'mib' | 'upload' | 'reading' | 'dryRun' | 'import' | 'undo' | 'worker' | 'app',
  number
>

const MOST_WAITED = 30 * 60_000

/** A list of people, an address each, some of them with two; as many companies as a list has. */
function* people(lines: number, word: string): Generator<string> {
  yield 'First name,Last name,Email,Other email,Company,Phone,Notes\r\n'
  for (let at = 1; at <= lines; at++) {
    const other = at % 10 === 0 ? `other-${at}@${word}.example` : ''
    yield `Ann,"Lee, ${at}",ann-${at}@${word}.example,${other},Company ${at % 500},+49 30 ${at},It hums since this morning.\r\n`
  }
}

async function upload({ stack, session }: Place, lines: number) {
  let bytes = 0
  function* buffered() {
    let held = ''
    for (const line of people(lines, `list-${lines}`)) {
      held += line
      if (held.length < 65_536) continue
      bytes += held.length
      yield Buffer.from(held)
      held = ''
    }
    bytes += held.length
    yield Buffer.from(held)
  }
  const response = await fetch(`${stack.urls.site}/api/imports?filename=list-${lines}.csv`, {
    method: 'POST',
    headers: { cookie: session.cookie, origin: stack.urls.site },
    body: Readable.toWeb(Readable.from(buffered())) as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit)
  if (response.status !== 201) throw new Error(`upload: ${response.status}`)
  const { id } = z.object({ id: z.uuid() }).parse(await response.json())
  return { id, mib: bytes / 2 ** 20 }
}

async function call({ stack, session }: Place, name: string, args: object): Promise<void> {
  const response = await fetch(`${stack.urls.supabase}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: {
      apikey: stack.publishableKey,
      authorization: `Bearer ${session.accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(args),
  })
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`)
}

/** How long it takes until an import is in this state, in seconds. */
async function until({ pg }: Place, id: string, state: string): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < MOST_WAITED) {
    const { rows } = await pg.query('select state from public.contact_imports where id = $1', [id])
    if (rows[0]?.state === state) return (performance.now() - began) / 1000
    if (rows[0]?.state === 'failed') throw new Error('the file could not be read')
    await pause(20)
  }
  throw new Error(`the import is not ${state}`)
}

async function measureOne(place: Place, lines: number, peaks: Peaks): Promise<ImportReport> {
  const began = performance.now()
  const { id, mib } = await upload(place, lines)
  const uploaded = (performance.now() - began) / 1000
  const reading = await until(place, id, 'ready')
  const mapping = ['first_name', 'last_name', 'email', 'email', 'company', 'phone', 'notes']
  await call(place, 'check_contact_import', { import_id: id, mapping, existing: 'fill' })
  const dryRun = await until(place, id, 'checked')
  await call(place, 'start_contact_import', { import_id: id })
  const imported = await until(place, id, 'done')
  await call(place, 'undo_contact_import', { import_id: id })
  const undo = await until(place, id, 'undone')
  const { rows } = await place.pg.query<{ undone: number }>(
    'select undone from public.contact_imports where id = $1',
    [id],
  )
  if (rows[0]?.undone !== lines) throw new Error(`${rows[0]?.undone} of ${lines} lines undone`)
  return { lines, mib, upload: uploaded, reading, dryRun, import: imported, undo, ...peaks }
}

/** Imports so many lines after a thousand: what the worker needs in memory should be the same. */
export async function measureImports(
  stack: Stack,
  most: number,
  log: (line: string) => void,
): Promise<ImportReport[]> {
  const pg = new Client({ connectionString: stack.databaseUrl })
  await pg.connect()
  const browser = await launchBrowser()
  try {
    const session = await signIn(browser, stack, 'admin@example.com')
    const place = { stack, pg, session }
    const reports: ImportReport[] = []
    for (const lines of new Set([1000, most])) {
      log(`importing ${lines.toLocaleString('en')} lines`)
      const peaks: Peaks = { worker: 0, app: 0 }
      let over = false
      const watching = (async () => {
        while (!over) {
          const { worker = 0, app = 0 } = stack.pids()
          const memory = await readMemory({ worker, app })
          peaks.worker = Math.max(peaks.worker, memory.worker ?? 0)
          peaks.app = Math.max(peaks.app, memory.app ?? 0)
          await pause(50)
        }
      })()
      const report = await measureOne(place, lines, peaks).finally(() => {
        over = true
      })
      await watching
      reports.push({ ...report, ...peaks })
    }
    return reports
  } finally {
    await browser.close()
    await pg.end()
  }
}
