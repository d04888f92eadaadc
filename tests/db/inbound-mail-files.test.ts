import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, nobody, signedIn } from '@/tests/support/actors'
import { freshEmail, ticketNow } from '@/tests/support/factories'
import { overlapping, postgres } from '@/tests/support/factories-postgres'
import { eventNow, eventRow, type Source, sourceRow } from '@/tests/support/factories-webhooks'
import {
  arrived,
  carriedOut,
  mailEvent,
  messagesOf,
  newMailId,
  written,
} from '@/tests/support/mails'

let agent: Actor
let source: Source
beforeAll(async () => {
  ;[agent, source] = await Promise.all([signedIn(), sourceRow('mail')])
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Part = { name: string; type?: string; content: Buffer; headers?: string }

function withFiles(parts: Part[], id = newMailId()): string {
  const bodies = parts.map(
    ({ name, type = 'application/octet-stream', content, headers = '' }) =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n${headers}Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`,
  )
  return written({
    from: freshEmail(),
    id,
    headers: { 'content-type': 'multipart/mixed; boundary=b' },
    text: `--b\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n${bodies.join('')}--b--`,
  })
}

const filesOf = async (message: number | null) =>
  (
    await postgres().query<{ id: string; file_name: string; content_id: string | null }>(
      `select id, file_name, content_type, size::integer, sha256, content_id
       from public.attachments where message_id = $1 order by file_name`,
      [message],
    )
  ).rows

describe('the files of a mail', () => {
  test('are borne by its message, with what they are by their bytes, and can be read', async () => {
    const text = Buffer.from('It hums in B flat.\n')
    const raw = withFiles([
      { name: '../../hum.txt', type: 'image/gif', content: text },
      { name: 'hum.png', content: PNG, headers: 'Content-ID: <hum@example.org>\r\n' },
    ])
    const event = await arrived(source, raw)
    expect(event).toMatchObject({ status: 'done', reason: null })
    const files = await filesOf(event.message_id)
    expect(files).toMatchObject([
      {
        file_name: 'hum.png',
        content_type: 'image/png',
        size: PNG.length,
        content_id: 'hum@example.org',
      },
      { file_name: 'hum.txt', content_type: 'text/plain', size: text.length },
    ])
    const { data } = await agent.db.storage.from('attachments').download(`${files[1]?.id}/file`)
    expect(await data?.text()).toBe(text.toString())
    expect(files[1]).toMatchObject({ sha256: createHash('sha256').update(text).digest('hex') })
    expect(await messagesOf(event.ticket_number)).toHaveLength(1)
  })

  test('that are refused are left out, and a note names them', async () => {
    const event = await arrived(
      source,
      withFiles([
        { name: 'run`me`.exe', content: Buffer.from('MZ') },
        { name: 'hum.png', content: PNG },
      ]),
    )
    expect(await filesOf(event.message_id)).toMatchObject([{ file_name: 'hum.png' }])
    expect(await messagesOf(event.ticket_number)).toMatchObject([
      { kind: 'reply' },
      {
        kind: 'note',
        author_kind: 'system',
        body: expect.stringContaining('- `run’me’.exe`: files'),
      },
    ])
  })

  test('of a try that broke off are there after the next one, once', async () => {
    const id = await mailEvent(source, withFiles([{ name: 'hum.png', content: PNG }]))
    // Held where its files are in Storage and its rows are not yet written; then its worker's
    // connection ends, as when the worker is killed.
    const broken = await overlapping(
      (pg) => pg.query('select from public.webhook_events where id = $1 for update', [id]),
      () => carriedOut(id).catch((error: Error) => error),
      (pg) =>
        pg.query(
          `select pg_cancel_backend(pid) from pg_stat_activity
           where pg_backend_pid() = any (pg_blocking_pids(pid))`,
        ),
    )
    expect(broken).toBeInstanceOf(Error)
    await postgres().query(
      'update public.webhook_events set next_attempt_at = now() where id = $1',
      [id],
    )
    const event = await carriedOut(id)
    expect(event.status).toBe('done')
    const [file, ...others] = await filesOf(event.message_id)
    expect(others).toEqual([])
    const { data } = await agent.db.storage.from('attachments').download(`${file?.id}/file`)
    expect(data?.size).toBe(PNG.length)
    expect(await messagesOf(event.ticket_number)).toHaveLength(1)
  })
})

test('a text of more than 100,000 characters is cut, and a note says so', async () => {
  const event = await arrived(source, written({ from: freshEmail(), text: 'hum '.repeat(30_000) }))
  const messages = await messagesOf(event.ticket_number)
  expect(messages[0]?.body).toHaveLength(100_000)
  expect(messages[1]?.body).toContain('what its text says after 100,000 characters')
})

test('a mail by Postmark becomes a ticket as by its bytes', async () => {
  const postmark = await sourceRow('postmark')
  const from = freshEmail()
  const id = await eventRow(postmark, {
    FromFull: { Email: from, Name: 'Ada' },
    ToFull: [{ Email: 'support@example.com', Name: '' }],
    Subject: 'It hums',
    TextBody: 'In B flat.',
    Headers: [{ Name: 'Message-ID', Value: newMailId() }],
    Attachments: [{ Name: 'hum.png', Content: PNG.toString('base64'), ContentType: 'image/png' }],
  })
  const event = await carriedOut(id)
  expect(event).toMatchObject({ status: 'done', reason: null })
  expect(await ticketNow(event.ticket_number ?? 0)).toMatchObject({
    subject: 'It hums',
    channel: 'email',
  })
  expect(await filesOf(event.message_id)).toMatchObject([{ file_name: 'hum.png' }])
  const nonsense = await eventRow(postmark, { From: 'x' })
  expect(await carriedOut(nonsense)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('FromFull'),
  })
})

test('posted as a mail server posts it, with 3 MiB of files, the worker makes a ticket of it', async () => {
  const { slug, secret } = source
  const content = Buffer.alloc(3 * 1024 * 1024, 'hum\n')
  const { data, error } = await nobody().rpc('receive_webhook', {
    slug,
    headers: {
      'content-type': 'message/rfc822',
      authorization: `Basic ${Buffer.from(`any:${secret}`).toString('base64')}`,
    },
    body_base64: Buffer.from(withFiles([{ name: 'hum.txt', content }])).toString('base64'),
  })
  expect([error, data?.[0]?.outcome]).toEqual([null, 'accepted'])
  const id = data?.[0]?.id ?? ''
  await expect.poll(async () => (await eventNow(id)).status, { timeout: 60_000 }).toBe('done')
  expect(await filesOf((await eventNow(id)).message_id)).toMatchObject([
    { file_name: 'hum.txt', size: content.length },
  ])
})
