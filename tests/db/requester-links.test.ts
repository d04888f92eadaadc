import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/lib/supabase/clients'
import { type Actor, nobody, signedIn } from '@/tests/support/actors'
import { freshEmail, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { overlapping, postgres } from '@/tests/support/factories-postgres'
import { holding, linkTo, requesterOf } from '@/tests/support/factories-requests'
import { undoTimePasses } from '@/tests/support/held-back'
import { mailCausedBy } from '@/tests/support/mailbox'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

type Read = { number: number; status: string; talk: { messages: { id: number; body: string }[] } }

const read = async (db: Db | null) =>
  (await db?.rpc('read_request'))?.data as Read | null | undefined
const reply = (db: Db, body: string, sending_key: string = crypto.randomUUID()) =>
  db.rpc('reply_to_request', { body, sending_key })
const status = async (ticket: number) => (await ticketNow(ticket)).status

async function answered(email = freshEmail('requester')): Promise<number> {
  const number = await ticketBy(agent, { requesterEmail: email })
  const say = (kind: string, body: string) =>
    agent.db.rpc('add_message', { ticket_number: number, kind, body })
  await say('note', 'A secret of the house.')
  await say('reply', 'Try another cable.')
  return number
}

test('whoever holds the link reads the replies of one ticket: no note, no address, no other ticket', async () => {
  const email = freshEmail('reader')
  const [number, other] = [await answered(email), await ticketBy(agent, { requesterEmail: email })]
  const db = await requesterOf(number)
  expect((await read(db))?.talk.messages).toHaveLength(1)
  await undoTimePasses(postgres(), number)
  const seen = await read(db)
  expect(seen?.talk.messages.map(({ body }) => body)).toEqual([
    'It hums since this morning.',
    'Try another cable.',
  ])
  const all = JSON.stringify(seen)
  for (const hidden of ['secret', agent.email, email, `"number":${other}`]) {
    expect(all).not.toContain(hidden)
  }
  expect((await db.from('tickets').select('number')).data).toEqual([{ number }])
  for (const table of ['users', 'contacts', 'contact_emails', 'events', 'ticket_ccs'] as const) {
    expect([table, (await db.from(table).select('*')).data]).toEqual([table, []])
  }
  const asked = await db.rpc('read_conversation', { ticket_number: other })
  expect(asked.data).toBeNull()
})

test('a requester’s reply reopens their ticket, and pressing twice at once sends it once', async () => {
  const number = await answered()
  await agent.db.from('tickets').update({ status: 'solved' }).eq('number', number)
  const db = await requesterOf(number)
  const key = crypto.randomUUID()
  const [one, other] = await Promise.all([reply(db, 'It hums.', key), reply(db, 'It hums.', key)])
  expect([one.error, other.error]).toEqual([null, null])
  expect(one.data).toBe(other.data)
  expect(await status(number)).toBe('open')
})

test('what is written anew in an old form is another reply, and the same once more is none', async () => {
  const number = await answered()
  const link = await linkTo(number)
  const db = (await holding(link)) as Db
  const key = crypto.randomUUID()
  const quoted = `It still hums: https://desk.example/r/${link}`
  const sent = []
  for (const body of ['It hums.', quoted, quoted, 'It hums.']) sent.push(await reply(db, body, key))
  expect(sent.map(({ error }) => error)).toEqual([null, null, null, null])
  const [one, other, ...again] = sent.map(({ data }) => data)
  expect(again).toEqual([other, one])
  expect(other).not.toBe(one)
})

test('a reply to a closed ticket begins its follow-up, and the link leads there', async () => {
  const number = await answered()
  await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [number])
  const link = await linkTo(number)
  const db = await holding(link)
  expect((await reply(db as Db, 'It hums again.')).error).toBeNull()
  const seen = await read(await holding(link))
  expect(seen?.number).toBeGreaterThan(number)
  expect(seen?.talk.messages.map(({ body }) => body)).toEqual(['It hums again.'])
})

test('more than thirty replies within an hour wait', async () => {
  const number = await answered()
  const db = await requesterOf(number)
  await postgres().query(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, author_name)
     select t.number, 'reply', 'It hums.', 'contact', t.requester_id, 'Requester'
     from public.tickets t, generate_series(1, 30) where t.number = $1`,
    [number],
  )
  const message = { ticket_number: number, kind: 'reply', body: 'It hums.' }
  const doors = [
    reply(db, 'It hums.'),
    db.rpc('add_message', message),
    db.rpc('answer_ticket', message),
    db.from('messages').insert(message),
  ]
  for (const { error } of await Promise.all(doors)) {
    expect(error?.message).toContain('at most 30 replies')
  }
  // What comes by mail is limited where it comes in.
  await postgres().query(
    'select private.add_contact_message(number, requester_id, $2) from public.tickets where number = $1',
    [number, 'It hums.'],
  )
})

test('more than twenty times an hour nobody solves and reopens', async () => {
  const db = await requesterOf(await answered())
  const settle = (solved: boolean) => db.rpc('settle_request', { solved })
  for (let n = 0; n < 20; n++) expect((await settle(n % 2 === 0)).error).toBeNull()
  expect((await settle(true)).error?.message).toContain('at most 20 changes of status')
  expect((await settle(false)).data).toBe('open')
})

test('a requester solves and reopens their ticket, and history names them', async () => {
  const number = await answered()
  const db = await requesterOf(number)
  const settle = (solved: boolean) => db.rpc('settle_request', { solved })
  expect((await settle(true)).data).toBe('solved')
  expect((await settle(true)).data).toBe('solved')
  expect(await ticketNow(number)).toMatchObject({ status: 'solved', assignee_id: null })
  expect((await settle(false)).data).toBe('open')
  const ticket = await ticketNow(number)
  expect([ticket.waiting_since, ticket.solved_at]).toEqual([expect.any(Date), null])
  const { rows } = await postgres().query(
    `select actor_kind, new_value from public.events where ticket_number = $1 and field = 'status' order by id desc limit 2`,
    [number],
  )
  expect(rows).toEqual([
    { actor_kind: 'contact', new_value: 'open' },
    { actor_kind: 'contact', new_value: 'solved' },
  ])
  await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [number])
  expect((await settle(false)).error?.code).toBe('23514')
  expect(
    (await db.from('tickets').update({ status: 'open' }).eq('number', number).select()).data,
  ).toEqual([])
})

test('solving while an agent writes waits for them, and both count', async () => {
  const number = await answered()
  const db = await requesterOf(number)
  const outcome = await overlapping(
    (pg) => pg.query(`update public.tickets set priority = 'high' where number = $1`, [number]),
    async () => await db.rpc('settle_request', { solved: true }),
  )
  expect(outcome.data).toBe('solved')
  expect(await ticketNow(number)).toMatchObject({ status: 'solved', priority: 'high' })
})

test('a link follows its ticket into another of the same requester, and back; not into a stranger’s', async () => {
  const email = freshEmail('merged')
  const [source, survivor, foreign] = [
    await answered(email),
    await ticketBy(agent, { requesterEmail: email }),
    await answered(),
  ]
  const link = await linkTo(source)
  const merge = (from: number, into: number) =>
    agent.db.rpc('merge_tickets', { source: from, survivor: into })
  expect((await merge(source, survivor)).error).toBeNull()
  expect((await read(await holding(link)))?.number).toBe(survivor)
  expect((await agent.db.rpc('unmerge_ticket', { source })).error).toBeNull()
  expect((await read(await holding(link)))?.number).toBe(source)

  expect((await merge(source, foreign)).error).toBeNull()
  const db = await holding(link)
  expect(await read(db)).toMatchObject({ number: source, merged: true, talk: { messages: [] } })
  expect((await reply(db as Db, 'Let me in.')).error?.code).toBe('PT404')
})

test('an answer’s mail brings the requester a link, and those on copy none', async () => {
  const [email, copied] = [freshEmail('asked'), freshEmail('copied')]
  const number = await ticketBy(agent, { requesterEmail: email })
  await agent.db.rpc('add_ticket_ccs', { ticket_number: number, emails: [copied] })
  await agent.db.rpc('answer_ticket', {
    ...{ ticket_number: number, kind: 'reply', body: 'Try another cable.' },
    changes: { status: 'solved' },
    based_on: { status: 'new' },
  })
  let copy = { text: '' }
  const mail = await mailCausedBy(email, async () => {
    copy = await mailCausedBy(copied, () => undoTimePasses(postgres(), number))
  })
  const link = /\/r\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
  expect(await read(await holding(link))).toMatchObject({ number })
  expect(mail.html).toContain(`/r/${link}?score=5#rating`)
  expect(copy.text).toContain('Try another cable.')
  expect(copy.text).not.toMatch(/\/r\//)
})

test('a link that has run out renews itself by mail, once in five minutes; one that never was, sends nothing', async () => {
  const email = freshEmail('renewed')
  const number = await ticketBy(agent, { requesterEmail: email })
  const link = await linkTo(number)
  await postgres().query(
    `update private.requester_links set expires_at = now() - interval '1 day' where ticket_number = $1`,
    [number],
  )
  expect(await holding(link)).toBeNull()
  const renew = (token: string) => nobody().rpc('renew_link', { token, ip: '10.5.5.5' })
  const never = (crypto.randomUUID() + crypto.randomUUID()).slice(0, 43)
  expect((await renew(never)).data).toBe(0)
  const mail = await mailCausedBy(email, async () => {
    expect((await renew(link)).data).toBe(0)
  })
  expect((await renew(link)).data).toBeGreaterThan(0)
  const fresh = /\/r\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
  expect(fresh).not.toBe(link)
  expect(await read(await holding(fresh))).toMatchObject({ number })
})

test('links live as long as the workspace says', async () => {
  const number = await ticketBy(agent)
  await linkTo(number)
  const { rows } = await postgres().query(
    `select round(extract(epoch from l.expires_at - now()) / 86400)::integer as days, s.request_link_days as said
     from private.requester_links l, public.settings s where l.ticket_number = $1`,
    [number],
  )
  const { days, said } = theOnly(rows)
  expect(days).toBe(said)
})

test('a link of ours that somebody quotes is not to be read on the ticket, however a filter wrote it', async () => {
  const link = await linkTo(await ticketBy(agent))
  const others = `https://other.example/r/${'a'.repeat(43)}/more`
  const inside = encodeURIComponent(`https://desk.example/r/${link}`)
  const quoted = [
    `https://desk.example/r/${link}?score=5#rating`,
    `https://filter.example/?url=${inside}&data=1`,
    `https://filter.example/?url=${encodeURIComponent(inside)}`,
    `https://filter.example/v3/__https://desk.example/r/${link}__;`,
  ]
  const number = await ticketBy(agent, { body: [...quoted, others].join('\n') })
  const { rows } = await postgres().query(
    'select body from public.messages where ticket_number = $1',
    [number],
  )
  const expected = quoted.map((line) => line.replace(link, '…'))
  expect(theOnly(rows).body).toBe([...expected, others].join('\n'))
})
