import { Readable } from 'node:stream'
import { createClient } from '@supabase/supabase-js'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnStack, ownStack } from './own-stack'

let stack: OwnStack
beforeAll(async () => {
  stack = await ownStack({ demo: 'none' })
  const admin = new Client({ connectionString: stack.adminDatabaseUrl })
  await admin.connect()
  await admin.query(`
    insert into storage.buckets (id, name) values ('trial', 'trial');
    create policy "trial" on storage.objects for all to anon
      using (bucket_id = 'trial') with check (bucket_id = 'trial');
    create policy "trial" on storage.buckets for select to anon using (id = 'trial');
  `)
  await admin.end()
})
afterAll(() => stack.end())

const bucket = () => createClient(stack.urls.supabase, stack.publishableKey).storage.from('trial')
const at = (path: string) => `${stack.urls.supabase}${path}`

test.each(['/rest/v1/users', '/auth/v1/user', '/storage/v1/bucket'])(
  '%s demands a valid key',
  async (path) => {
    expect((await fetch(at(path))).status).toBe(401)
    expect((await fetch(at(path), { headers: { apikey: 'sb_publishable_wrong' } })).status).toBe(
      401,
    )
  },
)

test('the publishable key speaks as anon, the secret key as service_role', async () => {
  const ask = (apikey: string) =>
    fetch(at('/rest/v1/users?select=id'), {
      headers: { apikey, authorization: `Bearer ${apikey}` },
    })
  expect((await ask(stack.publishableKey)).status).toBe(401)
  const service = await ask(stack.secretKey)
  expect([200, 403]).toContain(service.status)
})

test('a file comes back as it went, by raw body and by form', async () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
  const raw = await bucket().upload('raw/ä b.bin', bytes, { contentType: 'application/x-raw' })
  expect(raw.error).toBeNull()
  const form = await bucket().upload('form.txt', new Blob([bytes], { type: 'text/plain' }))
  expect(form.error).toBeNull()
  for (const path of ['raw/ä b.bin', 'form.txt']) {
    const { data } = await bucket().download(path)
    expect(Buffer.from(await (data as Blob).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
  }
})

test('a part of a file is answered with 206', async () => {
  await bucket().upload('range.txt', '0123456789', { contentType: 'text/plain' })
  const response = await fetch(at('/storage/v1/object/trial/range.txt'), {
    headers: { apikey: stack.publishableKey, range: 'bytes=2-4' },
  })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe('bytes 2-4/10')
  expect(await response.text()).toBe('234')
})

test('signed addresses work without a key', async () => {
  await bucket().upload('signed.txt', 'signed', { contentType: 'text/plain' })
  const one = await bucket().createSignedUrl('signed.txt', 60)
  expect(await (await fetch(one.data?.signedUrl ?? '')).text()).toBe('signed')
  const upload = await bucket().createSignedUploadUrl('signed-up.txt')
  const { token = '' } = upload.data ?? {}
  const put = await bucket().uploadToSignedUrl('signed-up.txt', token, new Blob(['up']))
  expect(put.error).toBeNull()
})

test('an upload is not held in memory, and one that breaks off leaves nothing', async () => {
  const chunk = Buffer.alloc(1_000_000)
  const send = (chunks: number, path: string, breakOff: boolean) => {
    const body = Readable.from(
      (async function* () {
        for (let sent = 0; sent < chunks; sent += 1) yield chunk
        if (breakOff) throw new Error('gone')
      })(),
    )
    return fetch(at(`/storage/v1/object/trial/${path}`), {
      method: 'POST',
      headers: { apikey: stack.publishableKey, 'content-type': 'application/octet-stream' },
      body: Readable.toWeb(body) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
  }
  const before = process.memoryUsage.rss()
  expect((await send(300, 'large.bin', false)).status).toBe(200)
  expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000)
  await expect(send(3, 'broken.bin', true)).rejects.toThrow()
  expect((await bucket().download('broken.bin')).error).not.toBeNull()
})
