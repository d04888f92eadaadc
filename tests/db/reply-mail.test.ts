import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, postgres, rolledBack } from '@/tests/support/factories-postgres'
import { undoTimePasses } from '@/tests/support/held-back'
import { listMails, mailCausedBy } from '@/tests/support/mailbox'

let agent: Actor
let number: number
beforeAll(async () => {
  agent = await signedIn()
  number = await ticketBy(agent)
})

/** The messages whose mail is enqueued, as this transaction sees it. */
async function enqueued(pg: Pick<PoolClient, 'query'>): Promise<number[]> {
  await pg.query('reset role')
  const { rows } = await pg.query<{ key: string }>(
    `select key from graphile_worker.jobs where key like 'reply mail %'`,
  )
  return rows.map(({ key }) => Number(key.split(' ').at(-1)))
}

async function written(pg: PoolClient, ticket: number, kind: string): Promise<number> {
  const { rows } = await pg.query('select message_id as id from public.add_message($1, $2, $3)', [
    ticket,
    kind,
    'Have you tried another cable?',
  ])
  return rows[0].id
}

test('the job of a reply enters in the reply’s own transaction and goes with it', async () => {
  const id = await rolledBack(async (pg) => {
    await actAs(pg, agent)
    const message = await written(pg, number, 'reply')
    expect(await enqueued(pg)).toContain(message)
    return message
  })
  expect(await enqueued(postgres())).not.toContain(id)
  const { data } = await agent.db.from('messages').select('id').eq('ticket_number', number)
  expect(data).toHaveLength(1)
})

test('a reply that begins the follow-up of a closed ticket is mailed', async () => {
  const closed = await ticketBy(agent)
  const changes = { status: 'closed' }
  await agent.db.rpc('update_ticket', { number: closed, version: 1, changes })
  await rolledBack(async (pg) => {
    await actAs(pg, agent)
    const message = await written(pg, closed, 'reply')
    expect(await enqueued(pg)).toContain(message)
  })
})

test('a note is mailed to nobody', async () => {
  await rolledBack(async (pg) => {
    await actAs(pg, agent)
    const note = await written(pg, number, 'note')
    expect(await enqueued(pg)).not.toContain(note)
  })
})

test('the first message of a ticket is mailed to nobody: the requester said it', async () => {
  await rolledBack(async (pg) => {
    await actAs(pg, agent)
    const { rows } = await pg.query('select public.create_ticket($1, $2, $3) as number', [
      'Subject',
      'Body',
      freshEmail(),
    ])
    const first = await pg.query('select id from public.messages where ticket_number = $1', [
      rows[0].number,
    ])
    expect(await enqueued(pg)).not.toContain(first.rows[0].id)
  })
})

test('what a contact writes is mailed to nobody', async () => {
  const { requester_id } = await ticketNow(number)
  await rolledBack(async (pg) => {
    const { rows } = await pg.query(
      `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id)
       values ($1, 'reply', 'No.', 'contact', $2) returning id`,
      [number, requester_id],
    )
    expect(await enqueued(pg)).not.toContain(rows[0].id)
  })
})

test('a reply reaches its requester, names ticket and agent, and notes never do', async () => {
  const requesterEmail = freshEmail('requester')
  const subject = `Größe 🎫 ${unique()}`
  const ticket = await ticketBy(agent, { requesterEmail, subject, body: 'First words.' })
  const add = async (kind: string, body: string) =>
    await agent.db.rpc('add_message', { ticket_number: ticket, kind, body })
  await add('note', 'A secret among colleagues.')
  const mail = await mailCausedBy(requesterEmail, async () => {
    await add('reply', 'Try\nanother cable — ü 🎫')
    await undoTimePasses(postgres(), ticket)
  })
  expect(mail.subject).toBe(`Re: ${subject} [#${ticket}]`)
  expect(mail.text).toContain('Try\nanother cable — ü 🎫')
  expect(mail.text).toContain(agent.name)
  expect(mail.text).not.toContain('secret')
  expect(mail.to).toBe(requesterEmail)
  expect(await listMails(requesterEmail)).toHaveLength(1)
})
