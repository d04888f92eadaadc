/** A process of its own, so that what asks takes no time from what answers: options in, times out. */
import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { z } from 'zod'

const optionsSchema = z.object({
  url: z.url(),
  secret: z.string(),
  count: z.number().int().positive(),
  connections: z.number().int().positive(),
  type: z.string(),
})
const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''))
const key = Buffer.from(options.secret.replace('whsec_', ''), 'base64')
const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
const times: number[] = []
const statuses: Record<number, number> = {}

/** Signs as Standard Webhooks 1.0 says. */
function signed(body: string) {
  const id = randomUUID()
  const at = String(Math.floor(Date.now() / 1000))
  const mac = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${mac}` }
}

function deliver(n: number): Promise<number> {
  const data = {
    subject: `Bench ${n}`,
    body: 'It hums since this morning. '.repeat(20),
    requester: { email: `bench-${n % 100}@example.com` },
    tags: ['bench'],
  }
  const body = JSON.stringify({ type: options.type, timestamp: new Date().toISOString(), data })
  const headers = { ...signed(body), 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const outgoing = request(options.url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    outgoing.on('error', reject).end(body)
  })
}

let next = 0
const began = performance.now()
await Promise.all(
  Array.from({ length: options.connections }, async () => {
    while (next < options.count) {
      const start = performance.now()
      const status = await deliver(next++)
      times.push(performance.now() - start)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }),
)
console.log(JSON.stringify({ times, statuses, seconds: (performance.now() - began) / 1000 }))
process.exit(0)
