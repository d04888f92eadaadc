import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { Refusal } from './refusal'

function tryListen(port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve(null))
    })
  })
}

/** Refuses with the port and the variable to change when a port cannot be had. */
export async function requirePort(variable: string, port: number): Promise<void> {
  const outcome = await tryListen(port)
  if (!outcome) return
  const why = outcome.code === 'EADDRINUSE' ? 'is taken by another program' : 'cannot be opened'
  throw new Refusal(`port ${port} ${why}: set ${variable} to a free port`)
}

/** Whether nobody listens on a loopback port at this moment. */
export async function isFree(port: number): Promise<boolean> {
  return (await tryListen(port)) === null
}

// Below the range from which systems take the ports of outgoing connections, and ours (54321 …).
const [lowest, count] = [20_000, 12_000]

/** A loopback port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + randomInt(count)
    if (await isFree(port)) return port
  }
}
