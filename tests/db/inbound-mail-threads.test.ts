import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { ownAddresses } from '@/lib/inbound-mail/own-addresses'
import { readMail } from '@/lib/inbound-mail/reading'
import { parseRfc822 } from '@/lib/inbound-mail/rfc822'
import { freshEmail, theOnly } from '@/tests/support/factories'
import { rolledBack } from '@/tests/support/factories-postgres'
import { type Source, sourceRow } from '@/tests/support/factories-webhooks'
import { newMailId, SUPPORT, written } from '@/tests/support/mails'

let source: Source
beforeAll(async () => {
  source = await sourceRow('mail')
})

type Conversation = { ticket: number; ids: string[]; people: string[] }

/** Takes a mail in inside a transaction; answers the ticket it landed on. */
async function landed(pg: PoolClient, raw: string): Promise<number> {
  const mail = readMail(await parseRfc822(Buffer.from(raw)), ownAddresses(SUPPORT))
  const { rows } = await pg.query<{ id: string }>(
    `insert into public.webhook_events (source_id, dedupe_key, headers, body)
     values ($1, gen_random_uuid()::text, '{}', $2) returning id`,
    [source.id, Buffer.from(raw)],
  )
  const { id } = theOnly(rows)
  await pg.query('select private.apply_inbound_mail($1, $2)', [id, { ...mail, files: [] }])
  const done = await pg.query<{ ticket_number: number; status: string; reason: string }>(
    'select status, reason, ticket_number from public.webhook_events where id = $1',
    [id],
  )
  const event = theOnly(done.rows)
  expect([event.status, event.reason]).toEqual(['done', null])
  return event.ticket_number
}

const anyCase = (text: string, n: number) => (n % 3 === 0 ? text.toUpperCase() : text)
const TOKEN_HEADERS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'received']

/** One mail more in the world: which conversation it is about, and what is left of its traces. */
const step = fc.record({
  way: fc.constantFrom('begin', 'forward', 'token', 'references', 'number', 'guess'),
  about: fc.nat(),
  place: fc.nat(),
  newcomer: fc.boolean(),
  lostSubject: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function sent(pg: PoolClient, all: Conversation[], { way, about, place, ...rest }: Step) {
  const id = newMailId()
  const known = all[about % Math.max(1, all.length)]
  const newcomer = freshEmail('newcomer')
  if (!known || way === 'begin' || way === 'forward') {
    // Forwarded: the subject is the same, and nothing else.
    const subject = way === 'forward' && known ? 'Fwd: Re: The printer hums' : undefined
    const ticket = await landed(pg, written({ from: newcomer, id, subject }))
    expect(all.map((one) => one.ticket)).not.toContain(ticket)
    all.push({ ticket, ids: [id], people: [newcomer] })
    return
  }
  const numbered = `Re: The printer hums [#${known.ticket}]`
  const member = known.people[place % known.people.length] ?? newcomer
  if (way === 'guess') {
    const ticket = await landed(pg, written({ from: newcomer, id, subject: numbered }))
    expect(all.map((one) => one.ticket)).not.toContain(ticket)
    all.push({ ticket, ids: [id], people: [newcomer] })
    return
  }
  const from = way === 'number' || !rest.newcomer ? member : newcomer
  const subject = way === 'number' ? numbered : rest.lostSubject ? 'Something else' : numbered
  const traces = way === 'number' ? {} : await tracesOf(pg, known, way, place)
  expect(await landed(pg, written({ from, id, subject, ...traces }))).toBe(known.ticket)
  known.ids.push(id)
  known.people.push(from)
}

async function tracesOf(pg: PoolClient, known: Conversation, way: string, place: number) {
  if (way === 'token') {
    const { rows } = await pg.query<{ token: string }>('select private.reply_token($1) as token', [
      known.ticket,
    ])
    const address = anyCase(`support+${theOnly(rows).token}@example.com`, place)
    const name = TOKEN_HEADERS[place % TOKEN_HEADERS.length] ?? 'to'
    return { headers: { [name]: name === 'received' ? `by mx for <${address}>; today` : address } }
  }
  const parent = anyCase(known.ids[place % known.ids.length] ?? '', place)
  const broken = [newMailId(), parent.replace(/[<>]/g, ''), '<', newMailId()]
  return [
    { inReplyTo: parent },
    { references: `${newMailId()} ${parent} ${newMailId()}` },
    { inReplyTo: newMailId(), references: `${parent}\r\n\t${newMailId()}` },
    { inReplyTo: `Your mail of today ${parent}`, references: broken[2] },
    { references: `${known.ids.join('')}${broken[0]}` },
  ][place % 5]
}

test('of any conversations each mail lands on its own, and a guessed number on none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await rolledBack(async (pg) => {
        const all: Conversation[] = []
        for (const each of steps) await sent(pg, all, each)
      })
    }),
    { numRuns: 15 },
  )
})
