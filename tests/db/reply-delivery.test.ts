import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { putObject } from '@/lib/attachments/objects'
import { sendReplyMail } from '@/lib/email/jobs'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketBy } from '@/tests/support/factories'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'
import { type FakeServer, smtpServer } from '@/tests/support/smtp'
import { testStack } from '@/tests/support/stack'
import { performTask } from '@/tests/support/tasks'

const OURS = 'help@desk.example'
let server: FakeServer
let agent: Actor
beforeAll(async () => {
  server = await smtpServer()
  vi.stubEnv('SMTP_URL', server.url)
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1/none')
  vi.stubEnv('SUPABASE_URL', testStack().supabaseUrl)
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', testStack().publishableKey)
  vi.stubEnv('MAIL_FROM', `Desk <${OURS}>`)
  vi.stubEnv('SITE_URL', 'https://desk.example')
  agent = await signedIn()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})

type Scene = { pg: PoolClient; number: number; requester: string; reply: number }

/** A ticket with a reply on it that nobody mails but the test, all of it gone afterwards. */
async function onReply(body: string, act: (scene: Scene) => Promise<void>): Promise<void> {
  const requester = freshEmail('requester')
  const number = await ticketBy(agent, { requesterEmail: requester, subject: 'It hums' })
  await rolledBack(async (pg) => {
    await actAs(pg, agent)
    const { rows } = await pg.query(
      "select message_id as id from public.add_message($1, 'reply', $2)",
      [number, body],
    )
    await pg.query('reset role')
    await act({ pg, number, requester, reply: theOnly(rows).id })
  })
}

async function copyTo({ pg, number }: Scene, email: string): Promise<void> {
  const contact = await contactRow(email)
  await pg.query('insert into public.ticket_ccs (ticket_number, contact_id) values ($1, $2)', [
    number,
    contact,
  ])
}

/** A file of so many bytes that waits on a ticket to be sent by the agent; answers its id. */
async function storedFile(ticket: number, name: string, size: number): Promise<string> {
  const { data } = await agent.db.rpc('begin_attachment', {
    ticket_number: ticket,
    file_name: name,
  })
  const { id } = theOnly(data)
  const bytes = new Uint8Array(Buffer.alloc(size, 'x'))
  await putObject(agent.db, id, 'file', bytes, 'text/plain')
  await agent.db.rpc('finish_attachment', {
    id,
    content_type: 'text/plain',
    sha256: '0'.repeat(64),
  })
  return id
}

const mail = ({ pg, reply }: Scene, attempts = 1) =>
  performTask(pg, sendReplyMail, { message_id: reply }, { attempts })

const takenFor = (...emails: string[]) => server.taken.filter(({ to }) => emails.includes(to))

async function notesOn({ pg, number }: Scene): Promise<string[]> {
  const { rows } = await pg.query(
    "select body from public.messages where ticket_number = $1 and kind = 'note' order by id",
    [number],
  )
  return rows.map(({ body }) => body)
}

test('requester and copies get one and the same mail, as part of the thread, answered to the ticket', async () => {
  await onReply('Try **another** cable, as in #1.\n\n- one\n- two', async (scene) => {
    const [ann, ben] = [freshEmail('ann'), freshEmail('ben')]
    await copyTo(scene, ann)
    await copyTo(scene, ben)
    const { pg, number, requester, reply } = scene
    await pg.query(
      `insert into private.mail_ids (id, ticket_number, message_id)
       select 'CA+first@mail.example', $1, min(id) from public.messages where ticket_number = $1
       union all
       select E'evil@x>\\r\\nBcc: <eve', $1, min(id) from public.messages where ticket_number = $1`,
      [number],
    )
    await mail(scene)

    const taken = takenFor(requester, ann, ben)
    expect(taken.map(({ to }) => to).sort()).toEqual([requester, ann, ben].sort())
    expect(new Set(taken.map(({ mail }) => mail.messageId)).size).toBe(1)
    const [{ mail: sent, header }] = taken as [(typeof taken)[0]]
    expect(sent.from).toEqual({ name: `${agent.name} (Counterfoil)`, address: OURS })
    expect(sent.to?.map(({ address }) => address)).toEqual([requester])
    expect(sent.cc?.map(({ address }) => address).sort()).toEqual([ann, ben].sort())
    expect(sent.subject).toBe(`Re: It hums [#${number}]`)
    expect(sent.inReplyTo).toBe('<CA+first@mail.example>')
    expect(sent.references).toBe('<CA+first@mail.example>')
    expect(header('auto-submitted')).toBeUndefined()

    const { rows } = await pg.query(
      `select (select id from private.mail_ids where message_id = $1) as id,
         (select token from private.reply_tokens where ticket_number = $2) as token`,
      [reply, number],
    )
    expect(sent.messageId).toBe(`<${rows[0].id}>`)
    expect(rows[0].id).toMatch(new RegExp(`^reply-${reply}\\.[0-9a-f]{20}@desk\\.example$`))
    expect(sent.replyTo?.map(({ address }) => address)).toEqual([
      `help+${rows[0].token}@desk.example`,
    ])
    expect(sent.text).toContain('Try **another** cable')
    expect(sent.html).toContain('Try <strong>another</strong> cable, as in #1.')
    expect(sent.html).not.toContain('href="/')
  })
})

test('a second run sends nothing to anybody who was reached', async () => {
  await onReply('Once.', async (scene) => {
    await mail(scene)
    await mail(scene)
    expect(takenFor(scene.requester)).toHaveLength(1)
  })
})

test('an address that is refused for good is told on the ticket once, and stops none of the others', async () => {
  await onReply('For two.', async (scene) => {
    const gone = freshEmail('gone')
    server.answer(gone, 550)
    await copyTo(scene, gone)
    await mail(scene)
    await mail(scene)
    expect(takenFor(scene.requester)).toHaveLength(1)
    const notes = await notesOn(scene)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain(gone)
    expect(notes[0]).toContain('550 no such user here')
    const { rows } = await scene.pg.query(
      "select actor_kind, new_value from public.events where ticket_number = $1 and field = 'undelivered'",
      [scene.number],
    )
    expect(rows).toEqual([{ actor_kind: 'system', new_value: gone }])
  })
})

test('on a closed ticket the refusal stands in its history', async () => {
  await onReply('Good bye.', async (scene) => {
    server.answer(scene.requester, 554)
    await scene.pg.query("update public.tickets set status = 'closed' where number = $1", [
      scene.number,
    ])
    await mail(scene)
    expect(await notesOn(scene)).toEqual([])
    const { rowCount } = await scene.pg.query(
      "select from public.events where ticket_number = $1 and field = 'undelivered'",
      [scene.number],
    )
    expect(rowCount).toBe(1)
  })
})

test('whom the server cannot take mail for now is tried again, alone, under the same id', async () => {
  await onReply('Later.', async (scene) => {
    const busy = freshEmail('busy')
    server.answer(busy, 451)
    await copyTo(scene, busy)
    await expect(mail(scene)).rejects.toThrow('451')
    expect(takenFor(busy)).toHaveLength(0)
    server.answer(busy, null)
    await mail(scene, 2)
    const [first, ...others] = takenFor(scene.requester)
    expect(others).toEqual([])
    expect(takenFor(busy).map(({ mail }) => mail.messageId)).toEqual([first?.mail.messageId])
    expect(await notesOn(scene)).toEqual([])
  })
})

test('what no server took for days is told on the ticket, and can be sent by hand', async () => {
  await onReply('Never.', async (scene) => {
    server.answer(scene.requester, 450)
    await expect(mail(scene, 25)).rejects.toThrow('450')
    await expect(mail(scene, 25)).rejects.toThrow('450')
    expect(await notesOn(scene)).toHaveLength(1)
    server.answer(scene.requester, null)
    await mail(scene)
    expect(takenFor(scene.requester)).toHaveLength(1)
  })
})

test('nothing is mailed to our own address, with a token or without', async () => {
  await onReply('In circles.', async (scene) => {
    const [own, tagged] = [OURS, `Help+${'0'.repeat(32)}@desk.example`]
    await copyTo(scene, own)
    await copyTo(scene, tagged)
    await mail(scene)
    expect(takenFor(scene.requester)).toHaveLength(1)
    expect(takenFor(own, tagged, tagged.toLowerCase())).toHaveLength(0)
  })
})

test('a contact who was merged gets copies where they are reached now', async () => {
  await onReply('For the merged.', async (scene) => {
    const [old, survivor] = [freshEmail('old'), freshEmail('survivor')]
    await copyTo(scene, old)
    await scene.pg.query('select private.merge_contacts($1, $2)', [
      await contactRow(old),
      await contactRow(survivor),
    ])
    await mail(scene)
    expect(takenFor(old)).toHaveLength(0)
    expect(takenFor(survivor)).toHaveLength(1)
  })
})

test('a reply that an API key wrote is mailed; its first message of a ticket is not', async () => {
  await onReply('By hand.', async ({ pg, number }) => {
    const { rows } = await pg.query(
      "select id from private.create_api_key($1, '{tickets:read,tickets:write}')",
      [`key ${number}`],
    )
    const claims = { sub: rows[0].id, actor_kind: 'api_key', role: 'authenticated' }
    await pg.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify(claims)])
    await pg.query('set local role authenticated')
    const said = await pg.query(
      "select message_id as id from public.add_message($1, 'reply', 'By machine.')",
      [number],
    )
    const made = await pg.query("select public.create_ticket('New', 'First.', $1) as number", [
      freshEmail(),
    ])
    await pg.query('reset role')
    const jobs = await pg.query(
      `select key from graphile_worker.jobs j join public.messages m on j.key = 'reply mail ' || m.id
       where m.author_kind = 'api_key' and m.ticket_number = any ($1)`,
      [[number, made.rows[0].number]],
    )
    expect(jobs.rows).toEqual([{ key: `reply mail ${theOnly(said.rows).id}` }])
  })
})

test('files go with the mail as far as there is room; the others are named', async () => {
  await onReply('See attached.', async (scene) => {
    const small = await storedFile(scene.number, 'Größe.txt', 20)
    const large = await storedFile(scene.number, 'all.bin', 8e6)
    await scene.pg.query(
      'update public.attachments set message_id = $1, ticket_number = null where id = any ($2)',
      [scene.reply, [small, large]],
    )
    await mail(scene)
    const [taken] = takenFor(scene.requester)
    const files = taken?.mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])
    expect(files).toEqual([['Größe.txt', 'text/plain']])
    const content = taken?.mail.attachments[0]?.content
    expect(content instanceof ArrayBuffer && Buffer.from(content).toString()).toBe('x'.repeat(20))
    for (const said of [taken?.mail.text, taken?.mail.html])
      expect(said).toContain('all.bin (8.0 MB)')
  })
})
