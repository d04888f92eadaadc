import { createServer, type Server, type ServerResponse } from 'node:http'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
} from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { post } from '@/lib/subscriptions/sending'
import { readAllowed } from '@/lib/subscriptions/targets'

const allowed = readAllowed('127.0.0.1')
const nothing = readAllowed('')
const open: (Server | TcpServer)[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listening(server: Server | TcpServer): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

let asked = 0
async function answering(answer: (response: ServerResponse) => void): Promise<string> {
  asked = 0
  const server = createServer((request, response) => {
    asked += 1
    request.resume().on('end', () => answer(response))
  })
  return `http://127.0.0.1:${await listening(server)}/hooks`
}

test('a name that leads to loopback is refused before a byte is sent', async () => {
  const port = new URL(await answering((response) => response.end())).port
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const sending = { allowed: nothing, resolve }
  const { statusCode, error } = await post(`http://rebound.example:${port}/`, {}, '{}', sending)
  expect([statusCode, error]).toEqual([
    null,
    'rebound.example leads to 127.0.0.1, which is not a public address',
  ])
  expect(asked).toBe(0)
})

test('what is looked up is what is connected to: a name that changes meanwhile is asked once', async () => {
  const port = new URL(await answering((response) => response.end())).port
  let lookups = 0
  const resolve = async () => {
    lookups += 1
    return [{ address: lookups === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]
  }
  const answer = await post(`http://rebound.example:${port}/`, {}, '{}', { allowed, resolve })
  expect([answer.statusCode, lookups]).toEqual([200, 1])
})

test('a receiver that hangs, and one that answers a byte at a time, are left when time is up', async () => {
  const hanging = await answering(() => undefined)
  const hung = await post(hanging, {}, '{}', { allowed, timeout: 200 })
  expect([hung.statusCode, hung.error]).toEqual([null, 'no answer within 0.2 s'])
  const trickling = await answering((response) => {
    response.write('x')
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const trickled = await post(trickling, {}, '{}', { allowed, timeout: 300 })
  expect(trickled).toMatchObject({ statusCode: 200, error: 'no answer within 0.3 s' })
  expect(trickled.responseBody).toMatch(/^x+$/)
})

test.each([
  ['what is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['nothing', ''],
  ['endless headers', `HTTP/1.1 200 OK\r\n${'X-Pad: aaaaaaaaaaaaaaaa\r\n'.repeat(5000)}\r\n`],
])('an answer of %s is a failure that says why', async (_, bytes) => {
  const port = await listening(
    createTcpServer((socket) =>
      socket
        .resume()
        .on('error', () => {})
        .end(bytes),
    ),
  )
  const answer = await post(`http://127.0.0.1:${port}/`, {}, '{}', { allowed })
  expect(answer.statusCode).toBeNull()
  expect(answer.error).toBeTruthy()
})

test('nobody listening is said in words', async () => {
  const port = await listening(createTcpServer())
  await new Promise((resolve) => open.pop()?.close(resolve))
  const answer = await post(`http://127.0.0.1:${port}/`, {}, '{}', { allowed })
  expect(answer.error).toBe('the connection was refused')
})

test('a connection that is kept is not used where it is no longer allowed', async () => {
  const url = await answering((response) => response.end('ok'))
  expect(await post(url, {}, '{}', { allowed })).toMatchObject({ statusCode: 200 })
  expect((await post(url, {}, '{}', { allowed: nothing })).error).toMatch(/not a public address/)
  expect(asked).toBe(1)
})
