import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'

export type Received = {
  path: string
  headers: IncomingHttpHeaders
  body: string
  /** The payload, as it stands in the body. */
  event: { type: string; timestamp: string; sequence: number; data: Record<string, unknown> }
}

export type Receiver = Awaited<ReturnType<typeof receiver>>

/** A receiver of webhooks on loopback. `answer` ends the response, or lets it hang. */
export async function receiver(
  answer: (response: ServerResponse, received: Received) => void = (response) => response.end(),
) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const { url: path = '', headers } = request
    const one = { path, headers, body, event: JSON.parse(body || 'null') }
    received.push(one)
    answer(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    /** Waits until one that fits has come; throws after 20 s. */
    async next(fits: (one: Received) => boolean = () => true): Promise<Received> {
      for (const until = Date.now() + 20_000; Date.now() < until; await pause(25)) {
        const found = received.find(fits)
        if (found) return found
      }
      throw new Error(`No such webhook came, of ${received.length}`)
    },
    close() {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The payload, as the reference library of Standard Webhooks verifies it; throws if it does not. */
export function verified({ headers, body }: Received, secret: string): unknown {
  const named = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
    name,
    String(headers[name]),
  ])
  return new Webhook(secret).verify(body, Object.fromEntries(named))
}
