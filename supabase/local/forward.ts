import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te'])

/** Passes requests on to a loopback port, streaming both ways over kept connections. */
export class Forwarder {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 })

  constructor(private readonly port: number) {}

  forward(
    incoming: IncomingMessage,
    path: string,
    authorization: string | null,
    outgoing: ServerResponse,
  ): void {
    const headers = { ...incoming.headers }
    for (const name of hopByHop) delete headers[name]
    if (incoming.headers['transfer-encoding']) headers['transfer-encoding'] = 'chunked'
    delete headers.authorization
    if (authorization) headers.authorization = authorization
    const target = { host: '127.0.0.1', port: this.port, agent: this.#agent }
    const onward = request({ ...target, method: incoming.method, path, headers }, (answer) => {
      const answered = { ...answer.headers }
      for (const name of hopByHop) delete answered[name]
      outgoing.writeHead(answer.statusCode ?? 502, answered)
      answer.pipe(outgoing)
      answer.on('error', () => outgoing.destroy())
    })
    onward.on('error', () => {
      if (outgoing.headersSent) return outgoing.destroy()
      outgoing.writeHead(503, { 'content-type': 'application/json' })
      outgoing.end(
        JSON.stringify({ code: 'PGRST000', message: 'The database API does not answer' }),
      )
    })
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) onward.destroy()
    })
    incoming.pipe(onward)
  }

  close(): void {
    this.#agent.destroy()
  }
}
