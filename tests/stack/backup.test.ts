import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@supabase/supabase-js'
import { packTar, unpackTar } from 'modern-tar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StackEnv } from '@/lib/env'
import { freeStackEnv } from '@/supabase/local/stack'
import { crm, startCrm } from './crm-process'
import { type OwnStack, ownFolder, ownStack } from './own-stack'
import { asOperator, rowsOfAll } from './workspace-rows'

const BYTES = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251))
const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex')

let [from, to]: (OwnStack | undefined)[] = []
let [fromEnv, toEnv]: (StackEnv | undefined)[] = []
let archive = ''
let folder = ''
let file = ''

beforeAll(async () => {
  folder = await ownFolder()
  archive = join(folder, 'backup.tar')
  fromEnv = await freeStackEnv(join(folder, 'from'))
  from = await ownStack({ env: fromEnv })
  file = await putFiles(from)
  toEnv = { ...(await freeStackEnv(join(folder, 'to'))), ADMIN_EMAIL: 'first@example.com' }
  to = await ownStack({ env: toEnv, demo: 'empty' })
})
afterAll(async () => {
  await from?.end()
  await to?.end()
})

function stacks() {
  if (!from || !to || !fromEnv || !toEnv) throw new Error('no stacks')
  return { from, to, fromEnv, toEnv }
}

async function storageOf(stack: OwnStack) {
  const token = await asOperator(stack.databaseUrl, async (pg) => {
    const { rows } = await pg.query('select private.worker_token() as token')
    return rows[0].token as string
  })
  return createClient(stack.urls.supabase, stack.publishableKey, {
    accessToken: async () => token,
  }).storage
}

/** A file on the first reply there is, a picture of a user, and a mail that waits; answers the file's name. */
async function putFiles(stack: OwnStack): Promise<string> {
  const { id, user } = await asOperator(stack.databaseUrl, async (pg) => {
    const { rows } = await pg.query(
      `insert into public.attachments (message_id, kind, file_name, content_type, size, sha256, stored_at)
       select id, kind, 'hum – ü.bin', 'application/octet-stream', $1, repeat('0', 64), now()
       from public.messages where kind = 'reply' order by id limit 1 returning id`,
      [BYTES.length],
    )
    await pg.query(
      `select graphile_worker.add_job('send_reply_mail', '{"message_id": 1}', run_at => now() + interval '1 day', job_key => 'kept')`,
    )
    const users = await pg.query("select id from public.users where email = 'agent@example.com'")
    return { id: rows[0].id, user: users.rows[0].id }
  })
  const storage = await storageOf(stack)
  const name = `${id}/file`
  const put = await storage.from('attachments').upload(name, BYTES, { contentType: 'text/x-hum' })
  expect(put.error).toBeNull()
  const picture = `${user}/00000000-0000-4000-8000-000000000000`
  const shown = await storage.from('avatars').upload(picture, PICTURE, { contentType: 'image/png' })
  expect(shown.error).toBeNull()
  return name
}

describe('a workspace goes over whole', () => {
  test('it is written while it lives, and is whole', async () => {
    const { fromEnv } = stacks()
    expect(await crm(fromEnv, 'backup', archive)).toMatchObject({ code: 0, error: '' })
    const { code, out } = await crm(fromEnv, 'backup', archive, '--check', '--json')
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ files: 2, missing_files: 0, file_bytes: BYTES.length + 8 }),
    ])
    expect(existsSync(`${archive}.partial`)).toBe(false)
    expect(await crm(fromEnv, 'backup', archive)).toMatchObject({
      ...{ code: 2, error: `${archive} is there already: name another` },
    })
  })

  test('an empty workspace becomes the one of the archive, row by row and byte by byte', async () => {
    const { from, to, toEnv } = stacks()
    expect(await crm(toEnv, 'restore', archive)).toMatchObject({ code: 0, error: '' })
    expect(await rowsOfAll(to.databaseUrl)).toEqual(await rowsOfAll(from.databaseUrl))
    const { data } = await (await storageOf(to)).from('attachments').download(file)
    expect(Buffer.from((await data?.bytes()) ?? [])).toEqual(BYTES)
    expect(data?.type).toBe('text/x-hum')
  })

  test('who was a user signs in, numbers go on, and what was queued is queued', async () => {
    const { to, toEnv } = stacks()
    const { out } = await crm(toEnv, 'user', 'link', 'agent@example.com', '--json')
    const client = createClient(to.urls.supabase, to.publishableKey)
    const { data, error } = await client.auth.verifyOtp({
      token_hash: new URL(JSON.parse(out).link).searchParams.get('token_hash') ?? '',
      type: 'magiclink',
    })
    expect([error, data.user?.email]).toEqual([null, 'agent@example.com'])
    await asOperator(to.databaseUrl, async (pg) => {
      const { rows: jobs } = await pg.query(
        `select task_identifier, run_at > now() as later from graphile_worker.jobs where key = 'kept'`,
      )
      expect(jobs).toEqual([{ task_identifier: 'send_reply_mail', later: true }])
      const { rows } = await pg.query(
        `select number > (select max(number) from public.tickets) as above
         from (select nextval(pg_get_serial_sequence('public.tickets', 'number')) as number) n`,
      )
      expect(rows).toEqual([{ above: true }])
    })
  })

  test('a workspace in use is replaced only when asked for', async () => {
    const { from, to, toEnv } = stacks()
    const refused = await crm(toEnv, 'restore', archive)
    expect([refused.code, refused.error]).toEqual([2, expect.stringContaining('--replace drops')])
    await asOperator(to.databaseUrl, (pg) => pg.query('delete from public.views'))
    expect(await crm(toEnv, 'restore', archive, '--replace')).toMatchObject({ code: 0, error: '' })
    expect(await rowsOfAll(to.databaseUrl)).toEqual(await rowsOfAll(from.databaseUrl))
  })
})

describe('what is not whole is refused in one line, and changes nothing', () => {
  async function refusal(name: string, bytes: Uint8Array): Promise<string> {
    const { to, toEnv } = stacks()
    const path = join(folder, name)
    await writeFile(path, bytes)
    const before = await rowsOfAll(to.databaseUrl)
    const { code, out, error } = await crm(toEnv, 'restore', path, '--replace')
    expect([code === 0, out, error.split('\n')]).toEqual([false, '', [expect.any(String)]])
    expect(await rowsOfAll(to.databaseUrl)).toEqual(before)
    return error
  }

  test('an archive that is cut off', async () => {
    const whole = await readFile(archive)
    for (const share of [0.3, 0.9]) {
      const part = whole.subarray(0, Math.floor(whole.length * share))
      expect(await refusal(`cut-${share}.tar`, part)).toContain('cut off')
    }
  })

  test('an archive with another byte in it', async () => {
    const changed = Buffer.from(await readFile(archive))
    const at = changed.indexOf(BYTES.subarray(1000, 1100))
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(await refusal('changed.tar', changed)).toContain('is damaged, the files')
    const words = Buffer.from(await readFile(archive))
    words.write('X', words.indexOf('agent@example.com'))
    expect(await refusal('words.tar', words)).toContain('is damaged, ')
  })

  test('what is no archive, or none of ours', async () => {
    expect(await refusal('noise.tar', BYTES)).toContain('no backup')
    const other = await packTar([{ header: { name: 'x', size: 1 }, body: 'x' }])
    expect(await refusal('other.tar', other)).toContain('no backup of Counterfoil')
    const { error } = await crm(stacks().toEnv, 'restore', join(folder, 'nowhere.tar'))
    expect(error).toContain('there is no such file')
  })

  test('an archive of a newer version', async () => {
    const entries = await unpackTar(await readFile(archive))
    const newer = entries.map(({ header, data = new Uint8Array() }) => {
      if (header.name !== 'counterfoil.json') return { header, body: data }
      const head = JSON.parse(Buffer.from(data).toString())
      const migrations = [...head.migrations, '20991231000000_hum']
      const body = Buffer.from(JSON.stringify({ ...head, migrations, version: '9.0.0' }))
      return { header: { ...header, size: body.length }, body }
    })
    expect(await refusal('newer.tar', await packTar(newer))).toContain(
      'newer version (9.0.0, with 20991231000000_hum)',
    )
  })

  test('a restore that is killed in the middle', async () => {
    const { to, toEnv } = stacks()
    await asOperator(to.databaseUrl, (pg) => pg.query("update public.users set name = 'Before'"))
    const before = await rowsOfAll(to.databaseUrl)
    await asOperator(to.databaseUrl, async (pg) => {
      // What it does last waits for this, with all rows in place.
      await pg.query('begin')
      await pg.query("select from storage.buckets where id = 'attachments' for update")
      const { child, outcome } = startCrm(toEnv, 'restore', archive, '--replace')
      for (;;) {
        // Within a transaction the view stands still.
        await pg.query('select pg_stat_clear_snapshot()')
        const { rows } = await pg.query(
          "select from pg_stat_activity where wait_event_type = 'Lock' and query ~ '^\\s*update storage.buckets'",
        )
        if (rows.length > 0) break
        if (child.exitCode !== null) throw new Error(JSON.stringify(await outcome))
        await pause(50)
      }
      child.kill('SIGKILL')
      await outcome
      await pg.query('rollback')
    })
    expect(await rowsOfAll(to.databaseUrl)).toEqual(before)
  })
})
