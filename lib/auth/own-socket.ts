import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { webEnv } from '@/lib/env'

/**
 * Where no proxy stands in front, replaces a client's own `X-Forwarded-For` by the address of its
 * socket, before Next sees the request: Next passes the header on and hides the socket.
 */
export function trustOwnSocket() {
  if (webEnv().TRUSTED_PROXY_HOPS > 0) return
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const address = request.socket.remoteAddress?.replace(/^::ffff:/, '')
    request.headers['x-forwarded-for'] = address ?? ''
  })
}
