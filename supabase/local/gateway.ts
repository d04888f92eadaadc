import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { checkApiKey, roleToken } from './api-keys'
import { mends } from './deviations/mends'
import { type FetchHandler, serveEmbedded } from './embedded-app'
import { Forwarder } from './forward'
import { operatorRoute } from './operator-route'
import { requestContext } from './request-context'
import type { Secrets } from './secrets'

export type GatewayOptions = {
  port: number
  secrets: Secrets
  auth: FetchHandler
  storage: FetchHandler
  /** PostgREST's port, or an embedded service where there is no PostgREST. */
  rest: number | FetchHandler
}

// Hosted's gateway lets these through without a key: links in mails and signed addresses.
const keyless: Record<string, RegExp> = {
  GET: /^\/(auth\/v1\/(verify|callback|authorize|\.well-known\/)|storage\/v1\/object\/(public|sign)\/)/,
  PUT: /^\/storage\/v1\/object\/upload\/sign\//,
  // A browser asks before it sends the key.
  OPTIONS: /^/,
}

function needsKey(method: string, path: string): boolean {
  return !keyless[method === 'HEAD' ? 'GET' : method]?.test(path)
}

function refuse(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' })
  outgoing.end(JSON.stringify(body))
}

function contextOf(incoming: IncomingMessage, url: URL) {
  const redirectTo = url.searchParams.get('redirect_to') ?? undefined
  return { redirectTo, range: incoming.headers.range }
}

/** The one address of the Supabase API on this machine: checks the key, finds the service. */
export async function startGateway(options: GatewayOptions): Promise<{ close(): Promise<void> }> {
  const { secrets } = options
  const rest = typeof options.rest === 'number' ? new Forwarder(options.rest) : null
  const operator = operatorRoute(options.auth, secrets.operatorKey)

  async function route(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/operator/sign-in-link') return operator(incoming, outgoing)
    const service = /^\/(rest|auth|storage)\/v1(?=\/|$)/.exec(url.pathname)?.[1]
    if (!service) return refuse(outgoing, 404, { message: 'no Route matched with those values' })
    const key = checkApiKey(incoming, url, secrets)
    const { method = 'GET' } = incoming
    if (!key.ok && needsKey(method, url.pathname)) return refuse(outgoing, 401, key.answer)

    if (service === 'rest' && rest) {
      const given = incoming.headers.authorization
      // A key in place of a session speaks for its role; anon is what PostgREST assumes.
      const session = given && !given.startsWith('Bearer sb_') ? given : null
      const asService = key.ok && key.role === 'service_role'
      const own = asService ? `Bearer ${roleToken('service_role', secrets.jwtSecret)}` : null
      url.searchParams.delete('apikey')
      const path = `${url.pathname.slice('/rest/v1'.length) || '/'}${url.search}`
      return rest.forward(incoming, path, session ?? own, outgoing)
    }
    const app = service === 'rest' ? (options.rest as FetchHandler) : options[service as 'auth']
    await requestContext.run(contextOf(incoming, url), () =>
      serveEmbedded(app, mends, incoming, url, outgoing),
    )
  }

  const server = createServer((incoming, outgoing) => {
    route(incoming, outgoing).catch(() => {
      if (outgoing.headersSent) outgoing.destroy()
      else refuse(outgoing, 500, { message: 'The service failed to answer' })
    })
  })
  // Uploads take as long as they take.
  server.requestTimeout = 0
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        rest?.close()
      }),
  }
}
