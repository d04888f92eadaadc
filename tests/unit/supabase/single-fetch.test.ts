import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { singleFetch } from '@/lib/supabase/single-fetch'

const MIB = 1024 * 1024

async function withServer<T>(answer: RequestListener, work: (url: string) => Promise<T>) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.close()
  }
}

const drain: RequestListener = (incoming, outgoing) => {
  incoming.resume().on('end', () => outgoing.end())
}

test('what was sent of a stream is let go while the rest is still on its way', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  collectGarbage()
  const { arrayBuffers: before } = process.memoryUsage()
  const held: number[] = []
  let left = 64
  const body = new ReadableStream({
    pull(controller) {
      if (left % 8 === 0) {
        collectGarbage()
        held.push((process.memoryUsage().arrayBuffers - before) / MIB)
      }
      if (left-- === 0) controller.close()
      else controller.enqueue(new Uint8Array(MIB))
    },
  })
  const send = (url: string) =>
    singleFetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect((await withServer(drain, send)).status).toBe(200)
  expect(held).toHaveLength(9)
  expect(Math.max(...held)).toBeLessThan(32)
})

test('nobody is followed elsewhere with a token', async () => {
  const elsewhere: RequestListener = (_, outgoing) => {
    outgoing.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()
  }
  await expect(withServer(elsewhere, (url) => singleFetch(url))).rejects.toThrow('fetch failed')
})
