import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { mailStateSchema } from '@/lib/email/schema'
import { sendTestMail } from '@/lib/email/test-mail'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, ticketBy } from '@/tests/support/factories'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'
import { type FakeServer, smtpServer } from '@/tests/support/smtp'
import { testStack } from '@/tests/support/stack'
import { performTask } from '@/tests/support/tasks'

let server: FakeServer
let admin: Actor
beforeAll(async () => {
  server = await smtpServer()
  vi.stubEnv('SMTP_URL', server.url)
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1/none')
  vi.stubEnv('SUPABASE_URL', testStack().supabaseUrl)
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', testStack().publishableKey)
  vi.stubEnv('MAIL_FROM', 'Desk <help@desk.example>')
  vi.stubEnv('SITE_URL', 'https://desk.example')
  admin = await signedIn('admin')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})

async function asked(pg: PoolClient, recipient: string): Promise<number> {
  await actAs(pg, admin)
  const { rows } = await pg.query('select public.send_test_mail($1)::integer as id', [recipient])
  return rows[0].id
}

async function state(pg: PoolClient) {
  await actAs(pg, admin)
  const { rows } = await pg.query('select public.read_mail_state() as state')
  return mailStateSchema.parse(rows[0].state)
}

/** What is left of tests of others is nothing to these. */
const alone = (act: (pg: PoolClient) => Promise<void>) =>
  rolledBack(async (pg) => {
    await pg.query('delete from private.test_mails')
    await act(pg)
  })

test('a test mail goes out once, and the server’s own words are noted', async () => {
  const to = freshEmail('test')
  await alone(async (pg) => {
    const id = await asked(pg, to)
    await performTask(pg, sendTestMail, { test_mail_id: id })
    await performTask(pg, sendTestMail, { test_mail_id: id })
    const { tests } = await state(pg)
    expect(tests[0]).toMatchObject({ id, recipient: to, outcome: 'sent', asked_by: admin.name })
    expect(tests[0]?.response).toMatch(/^250/)
  })
  const taken = server.taken.filter((mail) => mail.to === to)
  expect(taken).toHaveLength(1)
  expect(taken[0]?.header('auto-submitted')).toBe('auto-generated')
  expect(taken[0]?.mail.text).toContain(admin.name)
})

test('a refusal is noted and is no failed job', async () => {
  const to = freshEmail('test')
  server.answer(to, 550)
  await alone(async (pg) => {
    const id = await asked(pg, to)
    await performTask(pg, sendTestMail, { test_mail_id: id })
    const { tests } = await state(pg)
    expect(tests[0]).toMatchObject({ outcome: 'failed' })
    expect(tests[0]?.response).toContain('no such user here')
  })
})

test('five tests in ten minutes are enough, whoever asks', async () => {
  await alone(async (pg) => {
    for (let n = 0; n < 5; n++) await asked(pg, freshEmail('test'))
    await pg.query('savepoint asked')
    await expect(asked(pg, freshEmail('test'))).rejects.toMatchObject({
      constraint: 'test_mails_rate',
    })
    await pg.query('rollback to asked')
    await pg.query('reset role')
    await pg.query(`update private.test_mails set asked_at = asked_at - interval '11 minutes'`)
    expect(await asked(pg, freshEmail('test'))).toBeGreaterThan(0)
  })
})

test('no mail goes to what is no address, and the log tells of each that does', async () => {
  await alone(async (pg) => {
    await pg.query('savepoint asked')
    await expect(asked(pg, 'two@example.com, more@example.com')).rejects.toMatchObject({
      code: '23514',
    })
    await pg.query('rollback to asked')
    const to = freshEmail('test')
    await asked(pg, to)
    const { rows } = await pg.query(
      `select actor_name, object_name from public.audit_log where object_kind = 'mail' and object_name = $1`,
      [to],
    )
    expect(rows).toEqual([{ actor_name: admin.name, object_name: to }])
  })
})

test('the worker that began last tells what mail is sent as', async () => {
  await alone(async (pg) => {
    for (const name of ['One', 'Two']) {
      await pg.query('select private.tell_mail_sender($1, null, $2)', [
        `${name} <desk@example.com>`,
        'smtp.example.com:587',
      ])
    }
    expect((await state(pg)).sender).toMatchObject({
      ...{ sender: 'Two <desk@example.com>', reply_to: null, server: 'smtp.example.com:587' },
    })
  })
})

test('what did not arrive is listed with its reason: addresses with their ticket, jobs to be retried', async () => {
  const agent = await signedIn()
  const number = await ticketBy(agent, { subject: 'It hums' })
  await alone(async (pg) => {
    await actAs(pg, agent)
    const { rows } = await pg.query(
      "select message_id as id from public.add_message($1, 'reply', 'We are at it.')",
      [number],
    )
    await pg.query('reset role')
    await pg.query("select set_config('request.jwt.claims', '', true)")
    await pg.query(
      `select private.record_mail_outcome($1, 'gone@example.com', 'refused', '550 no such user')`,
      [rows[0].id],
    )
    const made = await pg.query(
      `select (graphile_worker.add_job('send_invitation_mail', max_attempts => 1)).id::text as id`,
    )
    await pg.query('select graphile_worker.permanently_fail_jobs(array[$1::bigint], $2)', [
      made.rows[0].id,
      'No server answers',
    ])
    await actAs(pg, admin)
    const { rows: failures } = await pg.query('select * from public.list_mail_failures(null, 200)')
    expect(failures).toContainEqual(
      expect.objectContaining({
        ...{ recipient: 'gone@example.com', outcome: 'refused', reason: '550 no such user' },
        ...{ ticket_number: number, ticket_subject: 'It hums', job_id: null },
      }),
    )
    expect(failures).toContainEqual(
      expect.objectContaining({
        ...{ outcome: 'failed', reason: 'No server answers', job_id: Number(made.rows[0].id) },
        task: 'send_invitation_mail',
      }),
    )
  })
})
