import 'server-only'
import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import { checkedLookup, type Resolve } from './lookup'
import { type Allowed, bare, mayReach, TargetError, urlRefusal } from './targets'

/** From the first look at the name to the last byte of the answer, in milliseconds. */
const TIMEOUT = 15_000
/** As much of an answer as is kept, in bytes. */
const BODY_LIMIT = 65_536

/** What came of a request: an answer, or why there is none; both when it broke off in the middle. */
export type Exchange = {
  statusCode: number | null
  responseHeaders: Record<string, string> | null
  responseBody: string | null
  bodyCut: boolean
  error: string | null
}

export type Sending = {
  allowed: Allowed
  signal?: AbortSignal | undefined
  timeout?: number
  resolve?: Resolve
}

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 30_000 }),
  'https:': new https.Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 30_000 }),
}

/**
 * Posts a body. Redirects are not followed, and nothing is sent to an address that is refused, asked
 * when the name is looked up and again of the socket. Never throws: what fails is in the answer.
 */
export async function post(
  address: string,
  headers: Record<string, string>,
  body: string,
  { allowed, signal, timeout = TIMEOUT, resolve }: Sending,
): Promise<Exchange> {
  const exchange: Exchange = {
    statusCode: null,
    responseHeaders: null,
    responseBody: null,
    bodyCut: false,
    error: null,
  }
  const deadline = AbortSignal.timeout(timeout)
  try {
    const refusal = urlRefusal(address, allowed)
    if (refusal) throw new TargetError(refusal)
    const url = new URL(address)
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: agents[url.protocol as 'http:' | 'https:'],
      lookup: checkedLookup(allowed, resolve),
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    })
    request.on('socket', (socket) => checkPeer(socket, bare(url.hostname), allowed))
    const response = await answerTo(request, body)
    exchange.statusCode = response.statusCode ?? null
    exchange.responseHeaders = storableHeaders(response)
    await readBody(response, exchange)
  } catch (error) {
    exchange.error = deadline.aborted ? `no answer within ${timeout / 1000} s` : reasonOf(error)
  }
  return exchange
}

function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', reject)
    request.end(body)
  })
}

/** Looks at who is at the other end, before the first byte goes out. */
function checkPeer(socket: Socket, host: string, allowed: Allowed): void {
  const check = () => {
    const peer = socket.remoteAddress
    if (peer !== undefined && mayReach(peer, host, allowed)) return
    socket.destroy(new TargetError(`the connection led to ${peer ?? 'nobody'}`))
  }
  if (socket.connecting) socket.once('connect', check)
  else check()
}

async function readBody(response: IncomingMessage, exchange: Exchange): Promise<void> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      // Leaving the loop ends the connection: nobody is made to read gigabytes.
      if (size > BODY_LIMIT) break
    }
  } finally {
    exchange.bodyCut = size > BODY_LIMIT
    exchange.responseBody = storableText(Buffer.concat(chunks).subarray(0, BODY_LIMIT))
  }
}

function storableHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  )
}

/** Bytes as text that Postgres stores, of at most as many bytes. */
function storableText(bytes: Buffer): string {
  const text = bytes.toString('utf8').replaceAll('\0', '\ufffd')
  const room = Buffer.from(text)
  // What is no text becomes longer when it is marked as such.
  return room.length <= BODY_LIMIT
    ? text
    : room
        .subarray(0, BODY_LIMIT)
        .toString('utf8')
        .replace(/\ufffd+$/, '')
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  HPE_HEADER_OVERFLOW: 'the headers of the answer are too long',
}

/** Why a request failed, in words that say nothing of this machine. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (REASONS[code] ?? (message || code || 'the request failed')).slice(0, 500)
}
