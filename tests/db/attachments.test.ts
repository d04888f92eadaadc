import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerTicket, undoMessage } from '@/lib/answering/mutations'
import { dropAttachment, finishAttachment } from '@/lib/attachments/mutations'
import { getAttachment } from '@/lib/attachments/queries'
import { receiveFile } from '@/lib/attachments/receive-file'
import type { MessageKind } from '@/lib/messages/types'
import { type Actor, signedIn } from '@/tests/support/actors'
import { theOnly, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { inChunks, leftOn, objectsOf, sendFile, waitingFile } from '@/tests/support/files'

let agent: Actor
let colleague: Actor
let ticket: number
beforeAll(async () => {
  ;[agent, colleague] = await Promise.all([signedIn(), signedIn()])
})
beforeEach(async () => {
  ticket = await ticketBy(agent)
})

async function answered(kind: MessageKind, attachments: string[], by = agent) {
  return await answerTicket(by.db, ticket, kind, { body: 'See the file.', attachments })
}

async function messageOf(file: string): Promise<number | null> {
  const { rows } = await postgres().query<{ message_id: number | null }>(
    'select message_id from public.attachments where id = $1',
    [file],
  )
  return theOnly(rows).message_id
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a file is what its bytes say, whatever it is called', async () => {
  const file = await waitingFile(agent, { ticket, name: 'letter.pdf', content: PNG })
  expect(file).toMatchObject({ name: 'letter.pdf', type: 'image/png', size: PNG.length })
  expect(await getAttachment(agent.db, file.id)).toMatchObject({ sha256: file.sha256 })
})

test.each([
  ['too many bytes', 'x'.repeat(3000), 'too_large'],
  ['none', '', 'empty'],
])('of a file with %s nothing is left', async (_, content, kind) => {
  const place = { ticket, kind: 'reply' } as const
  // The workspace's own limit is shared by all tests: what is announced is held against it too.
  const announced = kind === 'too_large' ? 2 ** 40 : 0
  const body = inChunks(content)
  const received = await receiveFile(agent.db, { place, name: 'a.bin', body, announced })
  expect(received).toEqual({ ok: false, refusal: { kind } })
  expect(await leftOn(ticket)).toEqual({ rows: 0, objects: 0 })
})

test('of a file that breaks off nothing is left', async () => {
  async function* breaking() {
    yield* inChunks('x'.repeat(300_000), 60_000)
    throw new Error('the line is dead')
  }
  const place = { ticket, kind: 'reply' } as const
  const received = await receiveFile(agent.db, { place, name: 'a.bin', body: breaking() })
  expect(received).toEqual({ ok: false, refusal: { kind: 'broken' } })
  expect(await leftOn(ticket)).toEqual({ rows: 0, objects: 0 })
})

test('thirty files at once are thirty files', async () => {
  const files = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      waitingFile(agent, { ticket, name: `${n}.txt`, content: `It hums ${n} times.` }),
    ),
  )
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(30)
  expect(await leftOn(ticket)).toEqual({ rows: 30, objects: 30 })
})

test('the same content on a ticket is recognised, waiting or sent, and not on another', async () => {
  const first = await waitingFile(agent, { ticket })
  expect(first.sameAs).toBeNull()
  expect((await waitingFile(agent, { ticket, name: 'again.txt' })).sameAs).toBe(first.id)
  await answered('reply', [first.id])
  expect((await waitingFile(colleague, { ticket })).sameAs).toBe(first.id)
  expect((await waitingFile(agent, { ticket: await ticketBy(agent) })).sameAs).toBeNull()
})

describe('a message', () => {
  test('bears the files that its author stored, which others then read', async () => {
    const file = await waitingFile(agent, { ticket })
    expect(await getAttachment(colleague.db, file.id)).toBeNull()
    expect(await answered('reply', [file.id])).toMatchObject({ ok: true })
    expect(await getAttachment(colleague.db, file.id)).toMatchObject({ name: 'hums.txt' })
    expect(await dropAttachment(agent.db, file.id)).toBe(false)
  })

  test.each([
    ['of somebody else', async () => (await waitingFile(colleague, { ticket })).id],
    ['that is none', async () => crypto.randomUUID()],
    [
      'that another message bears',
      async () => {
        const { id } = await waitingFile(agent, { ticket })
        await answered('note', [id])
        return id
      },
    ],
    [
      'that only begins to arrive',
      async () => {
        const { data } = await agent.db
          .rpc('begin_attachment', { ticket_number: ticket, file_name: 'a.txt' })
          .single()
        return data?.id ?? ''
      },
    ],
  ])('is not sent with a file %s, and nothing of it is written', async (_, made) => {
    const id = await made()
    const own = await waitingFile(agent, { ticket, name: 'own.txt' })
    const sent = await answered('reply', [own.id, id])
    expect(sent).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
    expect(await messageOf(own.id)).toBeNull()
  })

  test('to the requester bears no file that was meant for a note', async () => {
    const { id } = await waitingFile(agent, { ticket, kind: 'note' })
    expect(await answered('reply', [id])).toMatchObject({ ok: false })
    expect(await answered('note', [id])).toMatchObject({ ok: true })
  })

  test('that is taken back leaves its files waiting', async () => {
    const { id } = await waitingFile(agent, { ticket })
    await answered('reply', [id])
    const message = await messageOf(id)
    expect(await undoMessage(agent.db, message ?? 0)).toMatchObject({ ok: true })
    expect(await messageOf(id)).toBeNull()
    expect(await answered('reply', [id])).toMatchObject({ ok: true })
  })
})

test('a file is finished once, by who began it, with its bytes there', async () => {
  const { data } = await agent.db
    .rpc('begin_attachment', { ticket_number: ticket, file_name: 'a.txt' })
    .single()
  const id = data?.id ?? ''
  const told = { type: 'text/plain', sha256: 'a'.repeat(64) }
  expect(await finishAttachment(agent.db, id, told)).toMatchObject({ refusal: { kind: 'rule' } })
  await agent.db.storage.from('attachments').upload(`${id}/file`, Buffer.from('hums'))
  const notFound = { ok: false, refusal: { kind: 'not_found' } }
  expect(await finishAttachment(colleague.db, id, told)).toEqual(notFound)
  expect(await finishAttachment(agent.db, id, told)).toMatchObject({ ok: true, value: { size: 4 } })
  expect(await finishAttachment(agent.db, id, told)).toEqual(notFound)
})

test.each(['evil.exe', 'EVIL.EXE', 'evil.exe. .', 'a.pdf.js'])(
  'a file called %s is refused',
  async (name) => {
    expect(await sendFile(agent, { ticket, name })).toMatchObject({ refusal: { kind: 'rule' } })
    expect(await leftOn(ticket)).toEqual({ rows: 0, objects: 0 })
  },
)

test('a program is refused by its bytes, under any name', async () => {
  const content = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)])
  const sent = await sendFile(agent, { ticket, name: 'notes.txt', content })
  expect(sent).toMatchObject({ refusal: { kind: 'rule' } })
  expect(await leftOn(ticket)).toEqual({ rows: 0, objects: 0 })
})

test('nobody has more than a hundred files waiting on a ticket', async () => {
  await postgres().query(
    `insert into public.attachments (ticket_number, file_name, uploader_kind, uploader_id)
     select $1, n || '.txt', 'user', $2 from generate_series(1, 100) n`,
    [ticket, agent.id],
  )
  expect(await sendFile(agent, { ticket })).toMatchObject({ refusal: { kind: 'rule' } })
})

describe('what Storage need not keep', () => {
  const gone = async (id: string) =>
    expect.poll(() => objectsOf(id), { timeout: 60_000 }).toEqual([])

  test('goes with the row that its uploader drops', async () => {
    const { id } = await waitingFile(agent, { ticket })
    expect(await dropAttachment(colleague.db, id)).toBe(false)
    expect(await dropAttachment(agent.db, id)).toBe(true)
    await gone(id)
  })

  test('goes with the ticket, the small picture too', async () => {
    const { id } = await waitingFile(agent, { ticket, content: PNG })
    await answered('reply', [id])
    await expect.poll(() => objectsOf(id), { timeout: 60_000 }).toHaveLength(2)
    await postgres().query('delete from public.tickets where number = $1', [ticket])
    await gone(id)
  })

  test('is swept when nobody sent it, or it belongs to nothing; what is fresh stays', async () => {
    const [forgotten, fresh, sent] = await Promise.all(
      ['forgotten', 'fresh', 'sent'].map((content) => waitingFile(agent, { ticket, content })),
    )
    if (!forgotten || !fresh || !sent) throw new Error('no files')
    await answered('reply', [sent.id])
    const orphan = crypto.randomUUID()
    await postgres().query(
      `update public.attachments set created_at = now() - interval '31 days' where id in ($1, $2)`,
      [forgotten.id, sent.id],
    )
    await postgres().query(
      `insert into storage.objects (bucket_id, name, created_at)
       values ('attachments', $1 || '/file', now() - interval '2 hours')`,
      [orphan],
    )
    await postgres().query(`select graphile_worker.add_job('sweep_files')`)
    await gone(forgotten.id)
    await gone(orphan)
    expect(await objectsOf(fresh.id)).toHaveLength(1)
    expect(await objectsOf(sent.id)).toHaveLength(1)
  })
})

test('an image gets a small picture; a broken one, or one that claims to be gigantic, does not', async () => {
  const gigantic = Buffer.from(PNG)
  gigantic.writeUInt32BE(60_000, 16)
  gigantic.writeUInt32BE(60_000, 20)
  const [good, cut, bomb] = await Promise.all(
    [PNG, PNG.subarray(0, 40), gigantic].map((content) => waitingFile(agent, { ticket, content })),
  )
  await expect
    .poll(
      async () =>
        (
          await postgres().query(`select from graphile_worker.jobs where key = any ($1)`, [
            [good, cut, bomb].map((file) => `thumbnail ${file?.id}`),
          ])
        ).rowCount,
      { timeout: 60_000 },
    )
    .toBe(0)
  const { rows } = await postgres().query(
    'select id, thumbnail_width as width from public.attachments where ticket_number = $1',
    [ticket],
  )
  expect(Object.fromEntries(rows.map(({ id, width }) => [id, width]))).toEqual({
    [good?.id ?? '']: 1,
    [cut?.id ?? '']: null,
    [bomb?.id ?? '']: null,
  })
})
