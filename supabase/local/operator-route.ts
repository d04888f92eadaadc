import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { sameKey } from './api-keys'
import type { FetchHandler } from './embedded-app'
import { signInLink } from './sign-in-link'

const bodySchema = z.object({ email: z.email().max(320) })

/** The route behind `crm user link`: a fresh sign-in link, for the holder of the operator's key. */
export function operatorRoute(auth: FetchHandler, operatorKey: string) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const answer = (status: number, body: object) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' })
      outgoing.end(JSON.stringify(body))
    }
    const given = incoming.headers['x-operator-key']
    if (typeof given !== 'string' || !sameKey(given, operatorKey)) {
      return answer(401, { message: 'not the operator of this stack' })
    }
    const body = bodySchema.safeParse(await json(incoming).catch(() => null))
    if (!body.success) return answer(400, { message: 'not an e-mail address' })
    const made = await signInLink(auth, body.data.email)
    return answer(made.ok ? 200 : 502, made)
  }
}
