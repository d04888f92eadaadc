import { expect, test } from 'vitest'
import { nobody, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, ticketNow } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'
import { holding, requesterOf, sent, stampOf } from '@/tests/support/factories-requests'
import { undoTimePasses } from '@/tests/support/held-back'
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

test('links to all tickets of an address go to that address, and the answer is the same without any', async () => {
  const email = freshEmail('mine')
  const [one, other] = [
    await sent({ email, subject: 'One' }),
    await sent({ email, subject: 'Other' }),
  ]
  const spam = await sent({ email, subject: 'Lottery' })
  const agent = await signedIn()
  await agent.db.rpc('file_ticket', { number: spam.ticket ?? 0, folder: 'spam' })
  await agent.db.rpc('add_message', {
    ...{ ticket_number: one.ticket ?? 0, kind: 'reply', body: 'Try a cable.' },
  })
  await undoTimePasses(postgres(), one.ticket ?? 0)
  await sent({ subject: 'Of somebody else' })
  const stranger = freshEmail('stranger')
  const ask = (address: string, ip: string) => nobody().rpc('ask_for_links', { email: address, ip })
  expect((await ask(stranger, '10.9.9.9')).data).toBe(0)
  expect((await ask(email, '10.9.9.8')).data).toBe(0)
  const mail = await eventually(async () => {
    return (await listMails(email)).find(({ subject }) => /links/.test(subject))
  })
  // Anybody may have typed this address: what they wrote does not go there by our server.
  expect(mail.text).toMatch(new RegExp(`^#${one.ticket} One$`, 'm'))
  expect(mail.text).toMatch(new RegExp(`^Request #${other.ticket} of \\d+ \\w+ \\d{4}$`, 'm'))
  expect(mail.text).not.toMatch(/Other|Lottery|somebody else/)
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
  const tooLarge = { values: { body: 'x'.repeat(301_000) } }
  expect((await nobody().rpc('keep_form', { form: tooLarge })).data).toBeNull()
  await postgres().query(
    `update private.kept_forms set created_at = now() - interval '61 minutes' where id = $1`,
    [id],
  )
  expect((await nobody().rpc('recall_form', { id: id ?? '' })).data).toBeNull()
})

test('where many forms are kept, the oldest makes room for the next', async () => {
  const keep = async (ip: string) =>
    (await nobody().rpc('keep_form', { form: { ok: false, values: {} }, ip })).data ?? ''
  const recall = async (id: string) => (await nobody().rpc('recall_form', { id })).data
  const first = await keep('10.7.7.8')
  await postgres().query(
    `insert into private.kept_forms (form) select '{"ok": false, "values": {}}' from generate_series(1, 499)`,
  )
  expect(await recall(first)).not.toBeNull()
  const last = await keep('10.7.7.8')
  expect([await recall(first), await recall(last)]).toEqual([null, { ok: false, values: {} }])
})

test('a confirmation goes to the address that was typed, while it is one of theirs', async () => {
  const [primary, other] = [freshEmail('old'), freshEmail('new')]
  await sent({ email: primary })
  await postgres().query(
    `insert into public.contact_emails (contact_id, email, is_primary)
     select e.contact_id, $2, false from public.contact_emails e where e.email = $1`,
    [primary, other],
  )
  const confirmation = async (typed: string | null) => {
    const { rows } = await postgres().query<{ email: string }>(
      `select m.email from public.tickets t join public.contact_emails e on e.contact_id = t.requester_id,
         private.request_mail(t.number, 'desk.example', $2) m where e.email = $1`,
      [primary, typed],
    )
    return rows.map(({ email }) => email)
  }
  expect(await confirmation(other)).toEqual([other])
  expect(await confirmation('gone@example.com')).toEqual([primary])
  expect(await confirmation(null)).toEqual([primary])
  const mail = await mailCausedBy(other, () => sent({ email: other.toUpperCase() }))
  expect(mail.subject).toMatch(/^We have your request/)
})

test('ten mails of links a day go to an address', async () => {
  const email = freshEmail('daily')
  await postgres().query(
    `insert into private.sign_in_attempts (action, email_hash, ip, created_at)
     select 'links_of_day', sha256(convert_to($1, 'UTF8')), null, now() - interval '20 hours'
     from generate_series(1, 10)`,
    [email],
  )
  const { data } = await nobody().rpc('ask_for_links', { email, ip: '10.9.9.6' })
  expect(data).toBeGreaterThan(3 * 3600)
})

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + 15_000; Date.now() < until; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not come within 15 s')
}
