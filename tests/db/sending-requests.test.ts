import { expect, test } from 'vitest'
import { nobody, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, ticketNow } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'
import { holding, requesterOf, sent, stampOf } from '@/tests/support/factories-requests'
import { listMails, mailCausedBy } from '@/tests/support/mailbox'

async function rowsOf<T extends object>(sql: string, values: unknown[]): Promise<T[]> {
  return (await postgres().query<T>(sql, values)).rows
}

const ticketsOf = (email: string) =>
  rowsOf<{ number: number }>(
    `select t.number from public.tickets t join public.contact_emails e on e.contact_id = t.requester_id
     where lower(e.email) = lower($1)`,
    [email],
  )

test('the form opens a ticket in its requester’s name, and a mail confirms it without their words', async () => {
  const email = freshEmail('form')
  let number = 0
  const mail = await mailCausedBy(email, async () => {
    const answer = await sent({ email, name: 'Robin Form', body: 'Buy at spam.example now.' })
    expect(answer).toMatchObject({ error: null, outcome: 'sent', upload_token: null })
    number = answer.ticket ?? 0
  })
  expect(await ticketNow(number)).toMatchObject({ channel: 'web', status: 'new', team_id: null })
  const [message] = await rowsOf('select * from public.messages where ticket_number = $1', [number])
  expect(message).toMatchObject({
    author_kind: 'contact',
    author_name: 'Robin Form',
    kind: 'reply',
  })
  const [event] = await rowsOf('select * from public.events where ticket_number = $1', [number])
  expect(event).toMatchObject({ field: 'created', actor_kind: 'contact', actor_name: 'Robin Form' })

  expect(mail.subject).toBe(`We have your request [#${number}]`)
  expect(mail.text + mail.html).not.toMatch(/spam\.example|Robin/)
  const link = /\/r\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
  const { data } = await ((await holding(link))?.rpc('read_request') ?? { data: null })
  expect(data).toMatchObject({ number, requester: 'Robin Form' })
})

test('a known contact keeps their name, whoever types their address', async () => {
  const email = freshEmail('known')
  await sent({ email, name: 'Robin' })
  const { ticket } = await sent({ email: email.toUpperCase(), name: 'Mallory' })
  expect((await requesterOf(ticket ?? 0)) && (await ticketsOf(email))).toHaveLength(2)
  const [message] = await rowsOf<{ author_name: string }>(
    'select author_name from public.messages where ticket_number = $1',
    [ticket],
  )
  expect(message?.author_name).toBe('Robin')
})

test('the same form twice at once is one ticket, and another text under its stamp is none', async () => {
  const form = {
    email: freshEmail('twice'),
    stamp: await stampOf(),
    subject: 'Hums',
    ip: '192.0.2.7',
  }
  const [one, other] = await Promise.all([sent(form), sent(form)])
  expect([one.outcome, other.outcome]).toEqual(['sent', 'sent'])
  expect(one.ticket).toBe(other.ticket)
  expect((await sent({ ...form, subject: 'Hums more' })).outcome).toBe('stale')
  expect(await ticketsOf(form.email)).toHaveLength(1)
})

test('a stamp that is forged, too old, or of this moment opens nothing', async () => {
  const stamp = await stampOf()
  const forged = [
    stamp.replace(/^\d/, '2'),
    `${stamp.slice(0, -1)}${stamp.endsWith('A') ? 'B' : 'A'}`,
    await stampOf(90_000),
    '',
    "' or 1=1 --",
    `${stamp}\n`,
  ]
  for (const each of forged) expect((await sent({ stamp: each })).outcome).toBe('stale')
  expect(await sent({ stamp: await stampOf(0) })).toMatchObject({ outcome: 'early', ticket: null })
})

test('the sixth request of an address within an hour waits, and the sixty-first of an IP', async () => {
  const email = freshEmail('flood')
  const outcomes = []
  for (let n = 0; n < 6; n++) outcomes.push((await sent({ email })).outcome)
  expect(outcomes).toEqual([...Array(5).fill('sent'), 'limited'])
  const ip = '198.51.100.77'
  await postgres().query(
    `insert into private.sign_in_attempts (action, email_hash, ip)
     select 'request', sha256(convert_to($1 || n, 'UTF8')), $2 from generate_series(1, 60) n`,
    [unique(), ip],
  )
  const limited = await sent({ ip })
  expect(limited.outcome).toBe('limited')
  expect(limited.wait_seconds).toBeGreaterThan(0)
  expect((await sent({ ip: '198.51.100.78' })).outcome).toBe('sent')
})

test('two at once do not both take the last place of an address', async () => {
  const email = freshEmail('race')
  for (let n = 0; n < 4; n++) await sent({ email })
  const both = await Promise.all([sent({ email }), sent({ email })])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['limited', 'sent'])
})

test('the form asks for the fields that admins chose, and takes no others', async () => {
  const word = unique()
  const made = await rowsOf<{ id: string }>(
    `insert into public.custom_fields (key, label, type, request_form)
     values ('order_' || $1, 'Order', 'text', 'optional'), ('inside_' || $1, 'Inside', 'text', 'no')
     returning id`,
    [word],
  )
  for (const { id } of made) leaveBehind('field', id)
  const { data } = await nobody().rpc('begin_request')
  const keys = (data as { fields: { key: string }[] }).fields.map(({ key }) => key)
  expect(keys).toContain(`order_${word}`)
  expect(keys).not.toContain(`inside_${word}`)

  const { ticket } = await sent({ custom_fields: { [`order_${word}`]: 'A 17' } })
  const values = await rowsOf(
    'select value from public.ticket_custom_values where ticket_number = $1',
    [ticket],
  )
  expect(values).toEqual([{ value: 'A 17' }])
  const { error } = await sent({ custom_fields: { [`inside_${word}`]: 'A 17' } })
  expect(error?.code).toBe('23514')
})

test('files follow by a link of their own, which ends with the first answer', async () => {
  const { ticket = 0, upload_token } = await sent({ with_files: true })
  const db = await holding(upload_token ?? '')
  const begun = await db?.rpc('begin_attachment', { ticket_number: ticket, file_name: 'hums.txt' })
  expect(begun?.error).toBeNull()
  const id = begun?.data?.[0]?.id ?? ''
  // As if its bytes had come.
  await postgres().query(
    `update public.attachments set stored_at = now(), content_type = 'text/plain', size = 4, sha256 = repeat('0', 64)
     where id = $1`,
    [id],
  )
  expect((await db?.rpc('bear_request_files', { files: [id] }))?.data).toBe(1)
  expect((await db?.rpc('bear_request_files', { files: [id] }))?.data).toBe(0)
  const agent = await signedIn()
  expect((await db?.from('messages').select('id'))?.data).toHaveLength(1)
  await agent.db.rpc('add_message', { ticket_number: ticket, kind: 'reply', body: 'Try a cable.' })
  expect((await db?.from('messages').select('id'))?.data).toEqual([])
  expect((await db?.rpc('read_request'))?.data).toBeNull()
  expect(await holding(upload_token ?? '')).toBeNull()
})

test('links to all tickets of an address go to that address, and the answer is the same without any', async () => {
  const email = freshEmail('mine')
  const [one, other] = [
    await sent({ email, subject: 'One' }),
    await sent({ email, subject: 'Other' }),
  ]
  await sent({ subject: 'Of somebody else' })
  const stranger = freshEmail('stranger')
  const ask = (address: string, ip: string) => nobody().rpc('ask_for_links', { email: address, ip })
  expect((await ask(stranger, '10.9.9.9')).data).toBe(0)
  expect((await ask(email, '10.9.9.8')).data).toBe(0)
  const mail = await eventually(async () => {
    return (await listMails(email)).find(({ subject }) => /links/.test(subject))
  })
  expect(mail.text).toContain(`#${one.ticket} One`)
  expect(mail.text).toContain(`#${other.ticket} Other`)
  expect(mail.text).not.toContain('somebody else')
  const links = mail.text.match(/\/r\/[\w-]{43}/g) ?? []
  expect(links).toHaveLength(2)
  expect((await ask(email.toUpperCase(), '10.9.9.7')).data).toBeGreaterThan(0)
  expect((await ask(stranger, '10.9.9.7')).data).toBeGreaterThan(0)
  expect(await listMails(stranger)).toEqual([])
})

test('a refused form is kept for an hour, for who has its id', async () => {
  const form = { ok: false, values: { body: 'It hums.' } }
  const { data: id } = await nobody().rpc('keep_form', { form, ip: '10.7.7.7' })
  expect((await nobody().rpc('recall_form', { id: id ?? '' })).data).toEqual(form)
  const tooLarge = { values: { body: 'x'.repeat(151_000) } }
  expect((await nobody().rpc('keep_form', { form: tooLarge })).data).toBeNull()
  await postgres().query(
    `update private.kept_forms set created_at = now() - interval '61 minutes' where id = $1`,
    [id],
  )
  expect((await nobody().rpc('recall_form', { id: id ?? '' })).data).toBeNull()
})

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + 15_000; Date.now() < until; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not come within 15 s')
}
