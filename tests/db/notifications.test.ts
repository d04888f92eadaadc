import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sendNotificationMail } from '@/lib/notifications/jobs'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, teamRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'
import { type FakeServer, smtpServer } from '@/tests/support/smtp'
import { testStack } from '@/tests/support/stack'
import { performTask } from '@/tests/support/tasks'

let server: FakeServer
let ann: Actor
let ben: Actor
let number: number
beforeAll(async () => {
  server = await smtpServer()
  vi.stubEnv('SMTP_URL', server.url)
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1/none')
  vi.stubEnv('SUPABASE_URL', testStack().supabaseUrl)
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', testStack().publishableKey)
  vi.stubEnv('MAIL_FROM', 'Desk <help@desk.example>')
  vi.stubEnv('SITE_URL', 'https://desk.example')
  ;[ann, ben] = await Promise.all([signedIn(), signedIn()])
  number = await ticketBy(ann, { subject: 'It hums' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})

type Told = { user_id: string; ticket_number: number; reason: string; actor_name: string }

async function toldNow(pg: PoolClient): Promise<Told[]> {
  await pg.query('reset role')
  const { rows } = await pg.query<Told>(
    `select user_id, ticket_number, reason, actor_name from private.notifications
     where user_id = any ($1) and mailed_at is null order by id`,
    [[ann.id, ben.id]],
  )
  return rows
}

const assign = async (pg: PoolClient, by: Actor, to: Actor, ticket = number) => {
  await actAs(pg, by)
  await pg.query('update public.tickets set assignee_id = $2 where number = $1', [ticket, to.id])
}
const say = async (pg: PoolClient, by: Actor, kind: string, body: string, ticket = number) => {
  await actAs(pg, by)
  await pg.query('select public.add_message($1, $2, $3)', [ticket, kind, body])
}
async function requesterSays(pg: PoolClient, body: string, ticket = number): Promise<void> {
  const { requester_id } = await ticketNow(ticket)
  await pg.query('reset role')
  await pg.query("select set_config('request.jwt.claims', '', true)")
  await pg.query(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, author_name)
     select $1, 'reply', $2, 'contact', c.id, c.name from public.contacts c where c.id = $3`,
    [ticket, body, requester_id],
  )
}
const mail = (pg: PoolClient, to: Actor, id = '0') =>
  performTask(pg, sendNotificationMail, { user_id: to.id }, { id })
const takenFor = ({ email }: Actor) => server.taken.filter(({ to }) => to === email)
const fresh = () => void server.taken.splice(0)

test('whoever is given a ticket, is mentioned or answered is told, and nobody of their own act', async () => {
  await rolledBack(async (pg) => {
    await assign(pg, ann, ann)
    await assign(pg, ann, ben)
    await say(pg, ann, 'note', `What do you think, @${ben.name}?`)
    await say(pg, ann, 'reply', 'We are at it.')
    await say(pg, ben, 'reply', 'So am I.')
    await requesterSays(pg, 'Thank you.')
    expect((await toldNow(pg)).map(({ user_id, reason }) => [user_id, reason])).toEqual([
      [ben.id, 'assigned'],
      [ben.id, 'mentioned'],
      [ben.id, 'replied'],
      [ben.id, 'replied'],
    ])
  })
})

test('followers are told of answers; a note is told to nobody whom it does not mention', async () => {
  await rolledBack(async (pg) => {
    await actAs(pg, ben)
    await pg.query('insert into public.ticket_followers (ticket_number) values ($1)', [number])
    await say(pg, ann, 'note', 'Among us.')
    await say(pg, ann, 'reply', 'We are at it.')
    expect(await toldNow(pg)).toEqual([
      { user_id: ben.id, ticket_number: number, reason: 'replied', actor_name: ann.name },
    ])
  })
})

test('what somebody does not wish to be told is not written down, and not sent when they cease to wish it', async () => {
  await rolledBack(async (pg) => {
    const wish = async (notifications: object) => {
      await pg.query('reset role')
      await pg.query('update public.users set notifications = $2 where id = $1', [
        ben.id,
        notifications,
      ])
    }
    await wish({ assigned: false, mentioned: true, replied: true })
    await assign(pg, ann, ben)
    expect(await toldNow(pg)).toEqual([])
    await say(pg, ann, 'reply', 'We are at it.')
    expect(await toldNow(pg)).toHaveLength(1)
    await wish({ assigned: true, mentioned: true, replied: false })
    fresh()
    await mail(pg, ben)
    expect(takenFor(ben)).toEqual([])
    expect(await toldNow(pg)).toEqual([])
  })
})

test('much at once is one mail, that no machine answers', async () => {
  const other = await ticketBy(ann, { subject: 'It <b>rattles</b> & hums' })
  await rolledBack(async (pg) => {
    await assign(pg, ann, ben)
    await assign(pg, ann, ben, other)
    await requesterSays(pg, '**Not** bold, #1')
    await say(pg, ann, 'note', `@${ben.name} see **this** and #${other}`)
    await pg.query('reset role')
    const { rows } = await pg.query(
      `select count(*)::int as jobs, min(run_at) > now() + interval '59 seconds' as later
       from graphile_worker.jobs where key like $1`,
      [`notifications ${ben.id} %`],
    )
    expect(rows).toEqual([{ jobs: 1, later: true }])
    fresh()
    await mail(pg, ben)
    await mail(pg, ben)
    const [taken, ...more] = takenFor(ben)
    expect(more).toEqual([])
    expect(taken?.header('auto-submitted')).toBe('auto-generated')
    expect(taken?.header('x-auto-response-suppress')).toBe('All')
    expect(taken?.mail.subject).toBe('News of 2 tickets')
    const { text, html } = taken?.mail ?? {}
    expect(text).toContain(`https://desk.example/tickets/${other}`)
    expect(text).toContain(`${ann.name} mentioned you in a note:`)
    expect(html).toContain('It &lt;b&gt;rattles&lt;/b&gt; &amp; hums')
    expect(html).toContain('**Not** bold')
    expect(html).toContain(`see <strong>this</strong>`)
    expect(html).toContain(`href="https://desk.example/tickets/${other}"`)
    expect(html).not.toMatch(/href="\//)
  })
})

test('a mail that was begun is sent as it was, before what came since', async () => {
  await rolledBack(async (pg) => {
    await assign(pg, ann, ben)
    server.answer(ben.email, 451)
    await expect(mail(pg, ben)).rejects.toThrow('451')
    await say(pg, ann, 'reply', 'We are at it.')
    server.answer(ben.email, null)
    fresh()
    await mail(pg, ben)
    const sent = takenFor(ben).map(({ mail: { text } }) => text ?? '')
    expect(sent).toHaveLength(2)
    expect(sent[0]).toContain('assigned this ticket to you')
    expect(sent[0]).not.toContain('answered')
    expect(sent[1]).toContain('answered')
    expect(new Set(takenFor(ben).map(({ mail }) => mail.messageId)).size).toBe(2)
  })
})

test('nobody is told of a ticket that they may no longer see, nor of one that is another’s by now', async () => {
  const team = await teamRow({ isPrivate: true, members: [ann] })
  const other = await ticketBy(ann)
  await rolledBack(async (pg) => {
    await assign(pg, ann, ben)
    await assign(pg, ann, ben, other)
    await requesterSays(pg, 'A secret.')
    await pg.query('update public.tickets set team_id = $2 where number = $1', [number, team])
    await assign(pg, ann, ann, other)
    fresh()
    await mail(pg, ben)
    expect(takenFor(ben)).toEqual([])
    // What is left when all of a mail fell away is told all the same.
    await say(pg, ben, 'note', `@${ann.name}`, other)
    await mail(pg, ann)
    expect(takenFor(ann)).toHaveLength(1)
  })
})

test('who was deactivated is told nothing more', async () => {
  const gone = await signedIn()
  await rolledBack(async (pg) => {
    await assign(pg, ann, gone)
    await pg.query('reset role')
    await pg.query('update public.users set deactivated_at = now() where id = $1', [gone.id])
    fresh()
    await mail(pg, gone)
    expect(takenFor(gone)).toEqual([])
  })
})

test('what is taken back before it went out is told to nobody', async () => {
  await rolledBack(async (pg) => {
    await assign(pg, ann, ben)
    await pg.query('reset role')
    await pg.query('delete from private.notifications where user_id = $1', [ben.id])
    await say(pg, ann, 'reply', 'Too hasty.')
    expect(await toldNow(pg)).toHaveLength(1)
    await actAs(pg, ann)
    await pg.query(
      'select public.undo_message(max(id)) from public.messages where ticket_number = $1',
      [number],
    )
    expect(await toldNow(pg)).toEqual([])
  })
})

test('while an earlier mail waits for its server, later jobs leave it to that one', async () => {
  await rolledBack(async (pg) => {
    await assign(pg, ann, ben)
    await pg.query('reset role')
    const { rows } = await pg.query(
      `select (graphile_worker.reschedule_jobs(array[j.id], attempts => 2, run_at => now() + interval '1 hour')).id::text as id
       from graphile_worker.jobs j where j.key like $1`,
      [`notifications ${ben.id} %`],
    )
    fresh()
    await mail(pg, ben, String(Number(rows[0].id) + 1))
    expect(takenFor(ben)).toEqual([])
    await mail(pg, ben, rows[0].id)
    expect(takenFor(ben)).toHaveLength(1)
  })
})

test('the first message of a ticket is no answer; an answer from outside tells its assignee in a mail', async () => {
  const email = freshEmail('asker')
  await rolledBack(async (pg) => {
    await actAs(pg, ann)
    const { rows } = await pg.query(
      `select public.create_ticket('Hums', 'First.', $1, assignee_id => $2) as number`,
      [email, ben.id],
    )
    expect((await toldNow(pg)).map(({ reason }) => reason)).toEqual(['assigned'])
    await pg.query("select public.add_message($1, 'reply', 'Second.')", [rows[0].number])
    expect((await toldNow(pg)).map(({ reason }) => reason)).toEqual(['assigned', 'replied'])
  })
})

test('whoever is told of one ticket answers it by replying, but never to an internal note', async () => {
  await rolledBack(async (pg) => {
    await assign(pg, ann, ben)
    fresh()
    await mail(pg, ben)
    const { rows } = await pg.query(
      'select token from private.user_reply_tokens where ticket_number = $1 and user_id = $2',
      [number, ben.id],
    )
    const [taken] = takenFor(ben)
    expect(taken?.mail.replyTo?.map(({ address }) => address)).toEqual([
      `help+${rows[0].token}@desk.example`,
    ])
    await say(pg, ann, 'note', `Between us, @${ben.name}.`)
    fresh()
    await mail(pg, ben)
    expect(takenFor(ben)).toHaveLength(1)
    expect(takenFor(ben)[0]?.mail.replyTo).toBeUndefined()
  })
})
