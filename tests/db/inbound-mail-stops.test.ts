import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { type Source, sourceRow } from '@/tests/support/factories-webhooks'
import {
  arrived,
  carriedOut,
  mailEvent,
  messagesOf,
  newMailId,
  replyAddress,
  written,
} from '@/tests/support/mails'

let agent: Actor
let source: Source
beforeAll(async () => {
  ;[agent, source] = await Promise.all([signedIn(), sourceRow('mail')])
})

const isContact = async (email: string) =>
  (await postgres().query('select private.contact_of_address($1) is not null as known', [email]))
    .rows[0]?.known
const sample = (name: string) =>
  readFileSync(new URL(`../unit/inbound-mail/samples/${name}.eml`, import.meta.url), 'utf8')
/** A sample about a ticket: the token in it becomes that of the ticket. */
const sampleAbout = async (name: string, ticket: number) => {
  const token = /\+(.*)@/.exec(await replyAddress(ticket))?.[1] ?? ''
  const fresh = newMailId().slice(1, -1)
  return sample(name)
    .replaceAll('0123456789abcdef0123456789abcdef', token)
    .replace(/^(Message-I[dD]: <)[^>]*/m, `$1${fresh}`)
}

describe('mails of programs', () => {
  test('change nothing, though they bear the ticket’s token, and say why', async () => {
    const ticket = await ticketBy(agent)
    const to = await replyAddress(ticket)
    const before = await ticketNow(ticket)
    for (const headers of [
      { 'auto-submitted': 'auto-replied' },
      { 'return-path': '<>' },
      { precedence: 'bulk' },
      { 'x-auto-response-suppress': 'All' },
      { 'list-id': '<all.example.org>' },
    ]) {
      const event = await arrived(source, written({ from: freshEmail(), to, headers }))
      expect(event).toMatchObject({ status: 'ignored', ticket_number: ticket, message_id: null })
      expect(event.reason).toMatch(/^it was sent by a program/)
    }
    const own = await arrived(source, written({ from: 'support@example.com', to }))
    expect(own).toMatchObject({ reason: 'it was sent from an address of ours' })
    expect(await ticketNow(ticket)).toEqual(before)
    expect(await messagesOf(ticket)).toHaveLength(1)
  })

  test('of one sender stop after twenty within the hour, and can be replayed after it', async () => {
    const from = freshEmail('loop')
    const { ticket_number: ticket } = await arrived(source, written({ from }))
    const to = await replyAddress(ticket)
    await postgres().query(
      `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, author_name, channel)
       select m.ticket_number, 'reply', 'Again.', 'contact', m.author_contact_id, m.author_name, 'email'
       from public.messages m, generate_series(1, 18) where m.ticket_number = $1`,
      [ticket],
    )
    expect(await arrived(source, written({ from, to }))).toMatchObject({ status: 'done' })
    const id = await mailEvent(source, written({ from: from.toUpperCase(), to }))
    expect(await carriedOut(id)).toMatchObject({
      status: 'ignored',
      reason: `more than 20 mails of ${from.toUpperCase()} within an hour`,
      ticket_number: ticket,
    })
    const begun = await arrived(source, written({ from }))
    expect(begun).toMatchObject({ status: 'ignored', ticket_number: null })
    expect((await arrived(source, written({ from: freshEmail(), to }))).status).toBe('done')

    await postgres().query(
      `update public.messages set created_at = now() - interval '61 minutes' where ticket_number = $1`,
      [ticket],
    )
    const admin = await signedIn('admin')
    const replay = { source_id: source.id, event_ids: [id] }
    expect((await admin.db.rpc('replay_webhook_events', replay)).data).toBe(1)
    expect(await carriedOut(id)).toMatchObject({ status: 'done', ticket_number: ticket })
  })
})

describe('a mail that was not delivered', () => {
  test.each(['exchange-undeliverable', 'qmail-failure'])(
    'shows on its ticket as a note of the system (%s)',
    async (name) => {
      const ticket = await ticketBy(agent)
      const event = await arrived(source, await sampleAbout(name, ticket))
      expect(event).toMatchObject({ status: 'done', ticket_number: ticket })
      const note = (await messagesOf(ticket)).at(-1)
      expect(note).toMatchObject({ id: event.message_id, kind: 'note', author_kind: 'system' })
      expect(note?.body).toMatch(/^A mail to `gone@example.org` could not be delivered: `.*550/)
      expect(await ticketNow(ticket)).toMatchObject({ status: 'new' })
      expect(await isContact('MAILER-DAEMON@mx.example.org')).toBe(false)
      expect(await isContact('MicrosoftExchange329e@example.org')).toBe(false)
    },
  )

  test('finds its ticket by the id of the mail that it returns', async () => {
    const ticket = await ticketBy(agent)
    const id = newMailId().slice(1, -1)
    await postgres().query('select private.record_mail_id($1, $2, null)', [id, ticket])
    const raw = sample('exim-failure').replace('reply-7.a1b2c3@desk.example.com', id)
    const once = raw.replace('E1-exim', newMailId().slice(1, 9))
    expect(await arrived(source, once)).toMatchObject({ status: 'done', ticket_number: ticket })
    expect((await messagesOf(ticket)).at(-1)?.body).toContain('550 5.1.1 User unknown')
  })

  test('and is of nothing known here begins no ticket', async () => {
    const raw = sample('qmail-failure').replaceAll('0123456789abcdef', 'fedcba9876543210')
    const unknown = raw.replace('reply-7.a1b2c3', newMailId().slice(1, 9))
    expect(await arrived(source, unknown)).toMatchObject({
      status: 'ignored',
      reason: 'it says that a mail was not delivered, of which nothing is known here',
    })
    expect(await isContact('MAILER-DAEMON@mx.example.org')).toBe(false)
  })

  test('and is about a closed ticket begins no follow-up', async () => {
    const ticket = await ticketBy(agent)
    await postgres().query("update public.tickets set status = 'closed' where number = $1", [
      ticket,
    ])
    const event = await arrived(source, await sampleAbout('qmail-failure', ticket))
    expect(event).toMatchObject({ status: 'ignored', ticket_number: ticket })
    expect(event.reason).toMatch(/^the ticket is closed\. A mail to `gone@example\.org`/)
  })

  test('stops being noted when it goes on and on', async () => {
    const ticket = await ticketBy(agent)
    await postgres().query(
      `insert into public.messages (ticket_number, kind, body, author_kind, author_name, channel)
       select $1, 'note', 'Not delivered.', 'system', 'Counterfoil', 'email' from generate_series(1, 20)`,
      [ticket],
    )
    expect(await arrived(source, await sampleAbout('qmail-failure', ticket))).toMatchObject({
      status: 'ignored',
      reason: 'too many mails to this ticket were noted within an hour',
    })
    const forged = written({ from: agent.email, to: await replyAddress(ticket) })
    expect(await arrived(source, forged)).toMatchObject({ status: 'ignored' })
  })
})
