import { createServer } from 'node:net'
import { Refusal } from './refusal'

function tryListen(port: number): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(bound))
    })
  })
}

/** Refuses with the port and the variable to change when a port cannot be had. */
export async function requirePort(variable: string, port: number): Promise<void> {
  const outcome = await tryListen(port)
  if (typeof outcome === 'number') return
  const why = outcome.code === 'EADDRINUSE' ? 'is taken by another program' : 'cannot be opened'
  throw new Refusal(`port ${port} ${why}: set ${variable} to a free port`)
}

/** Whether nobody listens on a loopback port at this moment. */
export async function isFree(port: number): Promise<boolean> {
  return typeof (await tryListen(port)) === 'number'
}

/** A loopback port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const outcome = await tryListen(0)
  if (typeof outcome === 'number') return outcome
  throw outcome
}
