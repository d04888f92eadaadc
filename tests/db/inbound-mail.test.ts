import { beforeAll, describe, expect, test } from 'vitest'
import { notificationMail } from '@/lib/notifications/notification-mail'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, teamRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { type Source, sourceRow } from '@/tests/support/factories-webhooks'
import { undoTimePasses } from '@/tests/support/held-back'
import { mailCausedBy } from '@/tests/support/mailbox'
import {
  arrived,
  carriedOut,
  ccsOf,
  mailEvent,
  messagesOf,
  newMailId,
  replyAddress,
  SUPPORT,
  written,
} from '@/tests/support/mails'

let agent: Actor
let source: Source
beforeAll(async () => {
  ;[agent, source] = await Promise.all([signedIn(), sourceRow('mail')])
})

const requesterOf = async (ticket: number | null) =>
  (
    await postgres().query(
      `select e.email from public.tickets t join public.contact_emails e on e.contact_id = t.requester_id
     where t.number = $1`,
      [ticket],
    )
  ).rows[0]?.email

describe('a mail that begins a conversation', () => {
  test('becomes a ticket of its sender, with copies for the others', async () => {
    const [from, colleague] = [freshEmail('ada'), freshEmail('bea')]
    const event = await arrived(
      source,
      written({
        from: `Ada <${from}>`,
        cc: `"Bea, of the office" <${colleague}>, ${SUPPORT}, Ada <${from}>`,
        subject: '=?utf-8?Q?Der_Drucker_brummt_=E2=80=A6?=',
        text: 'It hums since this morning.\n\n-- \nAda',
      }),
    )
    expect(event).toMatchObject({ status: 'done', reason: null })
    expect(await ticketNow(event.ticket_number ?? 0)).toMatchObject({
      subject: 'Der Drucker brummt …',
      status: 'new',
      channel: 'email',
    })
    expect(await messagesOf(event.ticket_number)).toMatchObject([
      {
        id: event.message_id,
        kind: 'reply',
        author_kind: 'contact',
        author_name: 'Ada',
        channel: 'email',
        email: from,
        body: 'It hums since this morning.\n\n-- \nAda',
      },
    ])
    expect(await ccsOf(event.ticket_number)).toEqual([colleague])
  })

  test('is one message however often it comes, by whichever source, at once or later', async () => {
    const other = await sourceRow('mail')
    const raw = written({ from: freshEmail() })
    const events = await Promise.all([...[source, other, source].map((each) => arrived(each, raw))])
    const done = events.filter(({ status }) => status === 'done')
    expect(done).toHaveLength(1)
    for (const event of events.filter((one) => one !== done[0])) {
      expect(event).toMatchObject({
        status: 'ignored',
        reason: 'a mail with its Message-ID is here already',
        ticket_number: done[0]?.ticket_number,
      })
    }
    expect(await messagesOf(done[0]?.ticket_number ?? 0)).toHaveLength(1)
  })

  test('of which nothing can be read waits as failed, and is carried out when it is replayed', async () => {
    const id = await mailEvent(source, 'Subject: nobody\r\n\r\nNobody says anything.')
    expect(await carriedOut(id)).toMatchObject({
      status: 'failed',
      reason: 'from: it names no sender',
    })
    const raw = written({ from: freshEmail() })
    await postgres().query(
      `update public.webhook_events
       set body = $2, status = 'received', processed_at = null, reason = null where id = $1`,
      [id, Buffer.from(raw)],
    )
    expect(await carriedOut(id)).toMatchObject({ status: 'done', reason: null })
  })
})

describe('an answer', () => {
  const begun = async (from = freshEmail()) => {
    const id = newMailId()
    const { ticket_number } = await arrived(source, written({ from, id }))
    return { from, id, ticket: ticket_number ?? 0 }
  }

  test.each([
    ['To', (address: string) => ({ to: `Support <${address}>` })],
    ['Cc', (address: string) => ({ cc: address })],
    ['Delivered-To', (address: string) => ({ headers: { 'delivered-to': address } })],
    ['another case', (address: string) => ({ to: address.toUpperCase() })],
    ['an envelope', (address: string) => ({ headers: { 'x-original-to': `<${address}>` } })],
  ])('finds its ticket by the token in %s, without any other trace', async (_, placed) => {
    const { ticket, from } = await begun()
    const address = await replyAddress(ticket)
    const event = await arrived(source, written({ from, subject: 'Other', ...placed(address) }))
    expect(event).toMatchObject({ status: 'done', ticket_number: ticket })
    expect(await ccsOf(ticket)).toEqual([])
  })

  test('finds its ticket by the mails that it names, and who is new to it gets copies', async () => {
    const { ticket, id } = await begun()
    const [colleague, second] = [freshEmail('bea'), newMailId()]
    const one = written({
      from: colleague,
      id: second,
      inReplyTo: id.toUpperCase(),
      subject: 'AW:',
    })
    const two = written({
      from: freshEmail(),
      references: `${newMailId()} ${second} ${newMailId()}`,
    })
    expect(await arrived(source, one)).toMatchObject({ status: 'done', ticket_number: ticket })
    expect(await ccsOf(ticket)).toEqual([colleague])
    expect(await arrived(source, two)).toMatchObject({ status: 'done', ticket_number: ticket })
  })

  test('finds its ticket by the number in its subject, if its sender takes part in it', async () => {
    const { ticket, from } = await begun()
    const subject = `Re: The printer hums [#${ticket}]`
    const [stranger, copied] = [freshEmail('mallory'), freshEmail('bea')]
    const foreign = await arrived(source, written({ from: stranger, subject }))
    expect(foreign.status).toBe('done')
    expect(foreign.ticket_number).not.toBe(ticket)
    expect(await arrived(source, written({ from, subject, cc: copied }))).toMatchObject({
      ticket_number: ticket,
    })
    expect(await arrived(source, written({ from: copied, subject }))).toMatchObject({
      ticket_number: ticket,
    })
  })

  test('reopens a solved ticket, begins a follow-up of a closed one, and follows a merge', async () => {
    const { ticket, from } = await begun()
    const to = await replyAddress(ticket)
    const change = (status: string) =>
      postgres().query(
        'update public.tickets set status = $2, assignee_id = $3 where number = $1',
        [ticket, status, agent.id],
      )
    await change('solved')
    expect(await arrived(source, written({ from, to }))).toMatchObject({ ticket_number: ticket })
    expect(await ticketNow(ticket)).toMatchObject({ status: 'open' })
    await change('closed')
    const followUp = (await arrived(source, written({ from, to }))).ticket_number ?? 0
    expect(await ticketNow(followUp)).toMatchObject({ follows_up: ticket, channel: 'email' })
    const survivor = await ticketBy(agent)
    await agent.db.rpc('merge_tickets', { source: followUp, survivor })
    expect(await arrived(source, written({ from, to }))).toMatchObject({ ticket_number: survivor })
  })
})

describe('a mail that names a user as its sender', () => {
  const ticketOf = async (fields = {}) => await ticketBy(agent, fields)

  test('with that user’s own token is their public answer, without what they quote', async () => {
    const ticket = await ticketOf({ requesterEmail: freshEmail() })
    const to = await replyAddress(ticket, agent.id)
    const text = `Try it again, please.\n\n-- \nSam\n\nOn Mon, 2 Nov 2026 at 10:00, Desk <${SUPPORT}> wrote:\n> A note: do not tell\n> them\n`
    const event = await arrived(source, written({ from: agent.email.toUpperCase(), to, text }))
    expect(event).toMatchObject({ status: 'done', ticket_number: ticket })
    const said = (await messagesOf(ticket)).at(-1)
    expect(said).toMatchObject({
      kind: 'reply',
      author_kind: 'user',
      author_user_id: agent.id,
      channel: 'email',
      body: 'Try it again, please.',
    })
    expect(said?.held_until).not.toBeNull()
  })

  test('that says nothing of its own is not sent on', async () => {
    const ticket = await ticketOf()
    const to = await replyAddress(ticket, agent.id)
    const text = '> A note: do not tell them\n> Really.\n'
    expect(await arrived(source, written({ from: agent.email, to, text }))).toMatchObject({
      status: 'ignored',
      reason: 'it says nothing but what it quotes',
    })
  })

  test('with the token that the requester knows is a note, and nobody’s word', async () => {
    const ticket = await ticketOf()
    const to = await replyAddress(ticket)
    const event = await arrived(source, written({ from: agent.email, to, text: 'Refund them.' }))
    expect(event).toMatchObject({ status: 'done', ticket_number: ticket })
    const said = (await messagesOf(ticket)).at(-1)
    expect(said).toMatchObject({ kind: 'note', author_kind: 'system' })
    expect(said?.body).toContain('> Refund them.')
    expect(await ccsOf(ticket)).toEqual([])
  })

  test('with the token of another user speaks for neither', async () => {
    const [ticket, other] = [await ticketOf(), await signedIn()]
    const to = await replyAddress(ticket, agent.id)
    await arrived(source, written({ from: other.email, to }))
    expect((await messagesOf(ticket)).at(-1)).toMatchObject({ kind: 'note', author_kind: 'system' })
  })

  test('has no effect once they may not see the ticket, or have left', async () => {
    const ticket = await ticketOf()
    const leaving = await signedIn()
    const to = await replyAddress(ticket, leaving.id)
    const refused = {
      status: 'ignored',
      reason: 'its sender may not write on this ticket any more',
    }
    const hidden = await teamRow({ isPrivate: true, members: [agent] })
    const belongTo = (team: string | null) =>
      postgres().query('update public.tickets set team_id = $2 where number = $1', [ticket, team])
    await belongTo(hidden)
    expect(await arrived(source, written({ from: leaving.email, to }))).toMatchObject(refused)
    await belongTo(null)
    await postgres().query('update public.users set deactivated_at = now() where id = $1', [
      leaving.id,
    ])
    expect(await arrived(source, written({ from: leaving.email, to }))).toMatchObject(refused)
    expect(await messagesOf(ticket)).toHaveLength(1)
  })

  test('is their own question where they are the requester', async () => {
    const begun = await arrived(source, written({ from: agent.email }))
    const to = await replyAddress(begun.ticket_number)
    await arrived(source, written({ from: agent.email, to }))
    expect(await requesterOf(begun.ticket_number)).toBe(agent.email)
    expect((await messagesOf(begun.ticket_number)).map(({ author_kind }) => author_kind)).toEqual([
      'contact',
      'contact',
    ])
  })
})

test('a conversation goes by mail alone: question, an agent’s answer to what they were told, and on', async () => {
  const from = freshEmail('ada')
  const { ticket_number } = await arrived(source, written({ from, subject: 'It hums' }))
  const ticket = ticket_number ?? 0
  const token = /\+(.*)@/.exec(await replyAddress(ticket, agent.id))?.[1] ?? ''
  const thing = { batch: '1', email: agent.email, name: agent.name, ticket: String(ticket) }
  const told = notificationMail(
    [
      {
        ...thing,
        subject: 'It hums',
        reason: 'mentioned',
        actor_name: 'Sam',
        body: 'A note: be careful with them.',
        channel: 'agent',
        author_kind: 'user',
      },
    ],
    token,
    { MAIL_FROM: `Support <${SUPPORT}>`, SITE_URL: 'https://desk.example.com' },
  )
  expect(told.replyTo).toBe(await replyAddress(ticket, agent.id))
  const quoted = String(told.text).replaceAll('\n', '\n> ')
  const mail = await mailCausedBy(from, async () => {
    const to = String(told.replyTo)
    const text = `Try another socket.\n\nDnia 2.11 Support napisał:\n${quoted}`
    const unknown = { from: agent.email, to, text: text.replaceAll('\n> ', '\n| ') }
    expect(await arrived(source, written(unknown))).toMatchObject({ ticket_number: ticket })
    await undoTimePasses(postgres(), ticket)
  })
  expect(mail.text).toContain('Try another socket.')
  expect(mail.text).not.toMatch(/be careful|A note/)

  const { rows } = await postgres().query<{ id: string }>(
    'select id from private.mail_ids where ticket_number = $1 and message_id = $2',
    [ticket, (await messagesOf(ticket)).at(-1)?.id],
  )
  const sent = rows.find(({ id }) => id.startsWith('reply-'))
  const answer = written({ from, inReplyTo: `<${sent?.id}>`, subject: 'Re: It hums' })
  expect(await arrived(source, answer)).toMatchObject({ status: 'done', ticket_number: ticket })
  expect((await messagesOf(ticket)).map(({ author_kind }) => author_kind)).toEqual([
    'contact',
    'user',
    'contact',
  ])
})
