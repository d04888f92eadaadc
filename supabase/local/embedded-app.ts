import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

/** Whatever answers a web Request: an embedded service. */
export type FetchHandler = { fetch: (request: Request) => Response | Promise<Response> }

/** Rewrites of a request or response that make an embedded service behave as the hosted one. */
export type Mend = {
  request?: (request: Request, url: URL) => Request | Promise<Request>
  response?: (response: Response, request: Request, url: URL) => Response | Promise<Response>
}

/** A Node request as a web Request whose body streams. */
function webRequest(incoming: IncomingMessage, url: URL): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) headers.append(name, one)
    }
  }
  const method = incoming.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>
  return new Request(url, { method, headers, body, duplex: 'half' } as RequestInit)
}

async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  if (!response.body) {
    outgoing.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing)
}

/** Lets an embedded service answer a Node request; bodies stream both ways. */
export async function serveEmbedded(
  app: FetchHandler,
  mends: readonly Mend[],
  incoming: IncomingMessage,
  url: URL,
  outgoing: ServerResponse,
): Promise<void> {
  let request = webRequest(incoming, url)
  for (const mend of mends) request = (await mend.request?.(request, url)) ?? request
  let response = await app.fetch(request)
  for (const mend of mends) response = (await mend.response?.(response, request, url)) ?? response
  await writeResponse(response, outgoing)
}
