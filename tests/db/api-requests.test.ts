import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { nobody, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketNow, ticketRow } from '@/tests/support/factories'
import { apiKey, performed } from '@/tests/support/factories-api'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'

const newTicket = () => ({
  subject: `The printer hums (${unique()})`,
  body: 'It hums.',
  priority: 'normal',
  requester: { email: freshEmail() },
  tags: [],
  custom_fields: {},
})

const countOf = async (subject: string) => {
  const { rows } = await postgres().query('select from public.tickets where subject = $1', [
    subject,
  ])
  return rows.length
}

const request = 'select outcome, answer from public.perform_api_request($1, $2, $3, $4)'

test('a request that meets the same one running is told so, and does nothing', async () => {
  const us = await apiKey()
  const item = newTicket()
  const once = { idempotency_key: unique(), fingerprint: 'same' }
  const met = await overlapping(
    async (pg) => {
      await actAs(pg, us)
      await pg.query(request, ['create_ticket', item, once.idempotency_key, once.fingerprint])
    },
    () => performed(us, 'create_ticket', item, once),
  )
  expect(met).toEqual({ outcome: 'running', answer: null })
  expect(await performed(us, 'create_ticket', item, once)).toMatchObject({ outcome: 'replayed' })
  expect(await countOf(item.subject)).toBe(1)
})

test('a process that dies in the middle leaves nothing: the next try does it, once', async () => {
  const us = await apiKey()
  const item = newTicket()
  const once = { idempotency_key: unique(), fingerprint: 'same' }
  const pg = await postgres().connect()
  const dying = new Promise((resolve) => pg.on('error', resolve))
  await pg.query('begin')
  const { rows } = await pg.query<{ pid: number }>('select pg_backend_pid() as pid')
  await actAs(pg, us)
  await pg.query(request, ['create_ticket', item, once.idempotency_key, once.fingerprint])
  await postgres().query('select pg_terminate_backend($1)', [theOnly(rows).pid])
  await dying
  pg.release(true)
  expect(await countOf(item.subject)).toBe(0)
  expect(await performed(us, 'create_ticket', item, once)).toMatchObject({ outcome: 'done' })
  expect(await performed(us, 'create_ticket', item, once)).toMatchObject({ outcome: 'replayed' })
  expect(await countOf(item.subject)).toBe(1)
})

test('an answer stays what it was, is refused to another request, and is forgotten after a day', async () => {
  const us = await apiKey()
  const item = newTicket()
  const once = { idempotency_key: unique(), fingerprint: 'one' }
  const first = await performed(us, 'create_ticket', item, once)
  const { number } = first.answer as { number: number }
  await postgres().query(`update public.tickets set priority = 'low' where number = $1`, [number])
  expect(await performed(us, 'create_ticket', item, once)).toEqual({
    ...first,
    outcome: 'replayed',
  })
  const other = { ...once, fingerprint: 'other' }
  expect(await performed(us, 'create_ticket', newTicket(), other)).toMatchObject({
    outcome: 'reused',
  })
  await postgres().query(
    `update private.api_answers set created_at = now() - interval '25 hours' where idempotency_key = $1`,
    [once.idempotency_key],
  )
  expect(await performed(us, 'create_ticket', newTicket(), other)).toMatchObject({
    outcome: 'done',
  })
})

test('what is refused is not kept: the same key may try again', async () => {
  const us = await apiKey()
  const once = { idempotency_key: unique(), fingerprint: 'same' }
  const item = { ...newTicket(), team: `Team ${unique()}` }
  await expect(performed(us, 'create_ticket', item, once)).rejects.toThrow('there is no such team')
  expect(await countOf(item.subject)).toBe(0)
  await postgres().query('insert into public.teams (name) values ($1)', [item.team])
  expect(await performed(us, 'create_ticket', item, once)).toMatchObject({ outcome: 'done' })
})

test('two bulk changes in opposite orders both succeed', async () => {
  const us = await apiKey()
  const numbers = await Promise.all([ticketRow(), ticketRow(), ticketRow()])
  const change = (order: number[], priority: string) =>
    us.db.rpc('perform_api_requests', {
      operation: 'update_ticket',
      items: order.map((number) => ({ number, priority })),
    })
  for (let turn = 0; turn < 5; turn++) {
    const [one, other] = await Promise.all([
      change(numbers, 'low'),
      change([...numbers].reverse(), 'high'),
    ])
    expect([one.error, other.error]).toEqual([null, null])
  }
  const [first, second] = await Promise.all(numbers.slice(0, 2).map(ticketNow))
  expect(first?.priority).toBe(second?.priority)
})

// Each process of the app is one: what they share is the database.
const PROCESS = `
  const [url, apikey, key] = process.argv.slice(1)
  const ask = () => fetch(url + '/rest/v1/rpc/admit_api_request', {
    method: 'POST',
    headers: { apikey, 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  }).then((answer) => answer.json()).then(([row]) => row.outcome)
  const outcomes = await Promise.all(Array.from({ length: 30 }, ask))
  console.log(outcomes.filter((outcome) => outcome === 'admitted').length)`

test('a limit holds over two processes at once, and a new minute begins it anew', async () => {
  const us = await apiKey(['tickets:read'])
  await postgres().query('update public.api_keys set requests_per_minute = 25 where id = $1', [
    us.id,
  ])
  await postgres().query('delete from private.api_key_usage where key_id = $1', [us.id])
  const { supabaseUrl, publishableKey } = testStack()
  const argv = ['--input-type=module', '-e', PROCESS, supabaseUrl, publishableKey, us.key]

  const count = () =>
    new Promise<number>((resolve, reject) => {
      const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      child.stdout.on('data', (part) => {
        said += part
      })
      child.on('error', reject)
      child.on('close', () => resolve(Number(said)))
    })
  const admitted = await Promise.all([count(), count()])
  expect(admitted.reduce((sum, part) => sum + part)).toBe(25)

  const admit = async () => {
    const { data } = await nobody().rpc('admit_api_request', { key: us.key })
    return theOnly(data)
  }
  expect(await admit()).toMatchObject({ outcome: 'limited', token: null, quota: 25, remaining: 0 })
  await postgres().query(
    `update private.api_key_usage set began_at = began_at - interval '1 minute' where key_id = $1`,
    [us.id],
  )
  expect(await admit()).toMatchObject({ outcome: 'admitted', remaining: 24, reset_seconds: 60 })
})

test('a key that is unknown, revoked or expired is not counted, and gets nothing', async () => {
  const us = await apiKey()
  await postgres().query('update public.api_keys set expires_at = now() where id = $1', [us.id])
  const { data } = await nobody().rpc('admit_api_request', { key: us.key })
  const { data: unknown } = await nobody().rpc('admit_api_request', { key: 'cfoil_x' })
  expect(data).toEqual(unknown)
  expect(theOnly(data)).toMatchObject({ outcome: 'unknown', token: null, scopes: null })
})

test('a change of an address is a change of its contact', async () => {
  const us = await apiKey()
  const contact = await contactRow()
  const read = async () =>
    theOnly((await us.db.rpc('list_api_contacts', { ids: [contact] })).data).contact as {
      updated_at: string
    }
  const { updated_at: seen_at } = await read()
  await postgres().query('insert into public.contact_emails (contact_id, email) values ($1, $2)', [
    contact,
    freshEmail(),
  ])
  const stale = performed(us, 'update_contact', { id: contact, name: 'New', seen_at })
  await expect(stale).rejects.toThrow('it has changed since')
  const { updated_at } = await read()
  const fresh = { id: contact, name: 'New', seen_at: updated_at }
  expect(await performed(us, 'update_contact', fresh)).toMatchObject({ outcome: 'done' })
})
