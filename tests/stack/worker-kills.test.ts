import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repositoryRoot } from '@/supabase/local/root'
import { smtpServer } from '@/tests/support/smtp'
import { type OwnStack, ownStack } from './own-stack'

let stack: OwnStack
let pg: Pool
const workers = new Set<ChildProcess>()
beforeAll(async () => {
  stack = await ownStack()
  pg = new Pool({ connectionString: stack.databaseUrl, max: 2 })
})
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await pg?.end()
  await stack?.end()
})

function startWorker(smtpUrl: string): ChildProcess {
  const flags = ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts']
  const worker = spawn(process.execPath, flags, {
    cwd: repositoryRoot,
    stdio: 'ignore',
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH ?? '',
      DATABASE_URL: stack.databaseUrl,
      SUPABASE_URL: stack.urls.supabase,
      SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'Desk <help@desk.example>',
      SITE_URL: 'https://desk.example',
    },
  })
  workers.add(worker)
  worker.once('exit', () => workers.delete(worker))
  return worker
}

async function kill(worker: ChildProcess): Promise<void> {
  if (!workers.has(worker)) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

/** So many replies of an agent to one requester, due at once; answers the requester's address. */
async function repliesDue(many: number): Promise<string> {
  const email = `requester-${many}-${Date.now()}@example.com`
  await pg.query(
    `with ticket as (
       insert into public.tickets (subject, requester_id)
       select 'It hums', private.find_or_create_contact($1, 'Somebody') returning number),
     first as (
       insert into public.messages (ticket_number, kind, body)
       select number, 'note', 'It hums.' from ticket)
     select from ticket`,
    [email],
  )
  await pg.query(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_user_id, author_name)
     select t.number, 'reply', 'Answer ' || n, 'user', u.id, u.name
     from public.tickets t join public.contact_emails e on e.contact_id = t.requester_id and e.email = $1,
       public.users u, generate_series(1, $2::int) n
     where u.email = 'agent@example.com'`,
    [email, many],
  )
  await pg.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key like 'reply mail %'), now())`,
  )
  return email
}

async function jobsLeft(): Promise<number> {
  const { rows } = await pg.query<{ left: number }>(
    "select count(*)::int as left from graphile_worker.jobs where key like 'reply mail %'",
  )
  return rows[0]?.left ?? 0
}

async function until(holds: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    if (await holds()) return
  }
  throw new Error(`It did not come about within ${seconds} s`)
}

test('workers killed while they mail lose no reply, do each job, and what is sent twice is one mail', async () => {
  const replies = 40
  const kills = 4
  const server = await smtpServer({ hesitates: () => 50 + Math.random() * 150 })
  try {
    const requester = await repliesDue(replies)
    for (let killed = 0; killed < kills; killed++) {
      const before = server.taken.length
      const worker = startWorker(server.url)
      await until(() => server.taken.length > before || !workers.has(worker), 60)
      // The living are not robbed of what they have in hand.
      const { rows } = await pg.query('select private.release_dead_jobs() as dead')
      expect(rows[0].dead).toBe(0)
      await pause(Math.random() * 250)
      await kill(worker)
    }
    expect(await jobsLeft()).toBeGreaterThan(0)
    const [one, another] = [startWorker(server.url), startWorker(server.url)]
    await until(async () => (await jobsLeft()) === 0, 60)

    const arrived = server.taken.filter(({ to }) => to === requester)
    const ids = new Set(arrived.map(({ mail }) => mail.messageId))
    expect(ids.size).toBe(replies)
    // No more than the dead had in hand went twice.
    expect(arrived.length - replies).toBeLessThanOrEqual(4 * kills)
    const { rows } = await pg.query(
      "select count(*)::int as sent from private.sent_mails where recipient = $1 and outcome = 'sent'",
      [requester],
    )
    expect(rows[0].sent).toBe(replies)
    console.info(`${replies} replies, ${kills} kills, ${arrived.length - replies} mails sent twice`)
    await Promise.all([one, another].map(kill))
  } finally {
    await server.close()
  }
})

test('with the mail server down replies wait, say why, and all arrive when it is back', async () => {
  const gone = await smtpServer()
  await gone.close()
  const requester = await repliesDue(5)
  const worker = startWorker(gone.url)
  const waiting = async () =>
    (
      await pg.query<{ last_error: string }>(
        `select last_error from graphile_worker.jobs
         where key like 'reply mail %' and attempts > 0 and run_at > now()`,
      )
    ).rows
  await until(async () => (await waiting()).length === 5, 60)
  expect((await waiting())[0]?.last_error).toContain('ECONNREFUSED')
  const server = await smtpServer({ port: Number(new URL(gone.url).port) })
  try {
    await until(async () => (await jobsLeft()) === 0, 90)
    expect(server.taken.filter(({ to }) => to === requester)).toHaveLength(5)
  } finally {
    await kill(worker)
    await server.close()
  }
})
