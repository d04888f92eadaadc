import 'server-only'
import { Webhook } from 'standardwebhooks'

/**
 * The three headers of Standard Webhooks 1.0. The id is the delivery's and stays, the time is this
 * attempt's; each secret that is alive signs, in the order given.
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}
