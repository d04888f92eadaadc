import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/lib/supabase/clients'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, ticketBy, ticketNow } from '@/tests/support/factories'
import { overlapping, postgres } from '@/tests/support/factories-postgres'
import { holding, requesterOf, sent, stampOf } from '@/tests/support/factories-requests'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

type Sent = { number: number; token: string; db: Db; again: () => Promise<string | null> }

/** Somebody types an address into the form, theirs or not, and is given a link to bring files by. */
async function typed(email = freshEmail('typed')): Promise<Sent> {
  const form = { email, stamp: await stampOf(), subject: 'Hums', with_files: true }
  const { ticket = 0, upload_token } = await sent(form)
  const db = await holding(upload_token ?? '')
  if (!db) throw new Error('There is no link to bring files by')
  const again = async () => (await sent(form)).upload_token ?? null
  return { number: ticket, token: upload_token ?? '', db, again }
}

const begin = async (db: Db, ticket_number: number) =>
  (await db.rpc('begin_attachment', { ticket_number, file_name: 'hums.txt' })).data?.[0]?.id

/** As if its bytes had come. */
async function arrive(id: string) {
  await postgres().query(
    `update public.attachments set stored_at = now(), content_type = 'text/plain', size = 4, sha256 = repeat('0', 64)
     where id = $1`,
    [id],
  )
}

const says = async (number: number, body: string) =>
  postgres().query('select private.add_contact_message($1, $2, $3)', [
    ...[number, (await ticketNow(number)).requester_id, body],
  ])
const merge = (source: number, survivor: number) =>
  agent.db.rpc('merge_tickets', { source, survivor })

test('it brings files to the request, each once', async () => {
  const { number, db } = await typed()
  const id = (await begin(db, number)) ?? ''
  await arrive(id)
  expect((await db.rpc('bear_request_files', { files: [id] })).data).toBe(1)
  expect((await db.rpc('bear_request_files', { files: [id] })).data).toBe(0)
  const { data } = await agent.db.from('attachments').select('message_id').eq('id', id).single()
  expect(data?.message_id).toEqual(expect.any(Number))
})

test('it reads nothing, and does nothing in the name of whose address was typed', async () => {
  const email = freshEmail('owner')
  const theirs = await ticketBy(agent, { requesterEmail: email, requesterName: 'Robin Owner' })
  const waiting = (await begin(await requesterOf(theirs), theirs)) ?? ''
  const { number, db } = await typed(email)
  expect((await db.rpc('read_request')).data).toBeNull()
  for (const table of ['tickets', 'messages', 'attachments', 'ratings'] as const) {
    expect([table, (await db.from(table).select('*')).data]).toEqual([table, []])
  }
  const key = crypto.randomUUID()
  const tried = await Promise.all([
    db.rpc('reply_to_request', { body: 'Me.', sending_key: key }),
    db.rpc('add_message', { ticket_number: number, kind: 'reply', body: 'Me.' }),
    db.from('messages').insert({ ticket_number: number, kind: 'reply', body: 'Me.' }),
    db.rpc('settle_request', { solved: true }),
    db.rpc('rate_help', { score: 1 }),
    db.rpc('begin_attachment', { ticket_number: theirs, file_name: 'hums.txt' }),
  ])
  const codes = tried.map(({ error }) => error?.code)
  expect(codes).toEqual(['PT404', 'PT404', '42501', 'PT404', 'PT404', 'PT404'])
  // What they are about to send elsewhere stays there.
  await db
    .from('attachments')
    .delete()
    .eq('uploader_id', (await ticketNow(theirs)).requester_id)
  const { rows } = await postgres().query('select from public.attachments where id = $1', [waiting])
  expect(rows).toHaveLength(1)
})

test.each([
  [
    'an agent answers',
    async (number: number) => {
      await agent.db.rpc('add_message', { ticket_number: number, kind: 'reply', body: 'A cable?' })
    },
  ],
  ['whose address it is answers by mail', (number: number) => says(number, 'That was not me.')],
])('it ends when %s, and the same form brings no other', async (_, act) => {
  const { number, token, db, again } = await typed()
  expect(await again()).toEqual(expect.any(String))
  await act(number)
  expect(await holding(token)).toBeNull()
  expect(await begin(db, number)).toBeUndefined()
  expect(await again()).toBeNull()
})

test.each(['into', 'out of'])('it ends when messages are merged %s its ticket', async (way) => {
  const email = freshEmail('owner')
  const theirs = await ticketBy(agent, { requesterEmail: email })
  const { number, token, again } = await typed(email)
  const [source, survivor] = way === 'into' ? [theirs, number] : [number, theirs]
  expect((await merge(source, survivor)).error).toBeNull()
  expect(await holding(token)).toBeNull()
  expect(await again()).toBeNull()
  const { rows } = await postgres().query(
    'select from private.requester_links where until_answered and ticket_number = $1',
    [theirs],
  )
  expect(rows).toEqual([])
})

test('an answer that is written while a link is made ends it, or is seen', async () => {
  const { number, again } = await typed()
  const token = await overlapping(
    (pg) =>
      pg.query(
        `insert into public.messages (ticket_number, kind, body, author_kind, author_name)
         values ($1, 'reply', 'A cable?', 'system', 'Desk')`,
        [number],
      ),
    again,
  )
  expect(token).toBeNull()
})

test('files that a requester has not sent wait for two hours', async () => {
  const number = await ticketBy(agent)
  const db = await requesterOf(number)
  const [old, young] = [(await begin(db, number)) ?? '', (await begin(db, number)) ?? '']
  await Promise.all([arrive(old), arrive(young)])
  const aged = (id: string, minutes: number) =>
    postgres().query(
      'update public.attachments set created_at = now() - make_interval(mins => $2) where id = $1',
      [id, minutes],
    )
  await Promise.all([aged(old, 121), aged(young, 119)])
  await postgres().query('select private.drop_forgotten_files()')
  expect((await db.from('attachments').select('id')).data).toEqual([{ id: young }])
})
