/**
 * What webhooks may reach besides public addresses: on a machine of one's own that machine, so that a
 * receiver can be tried out; else what WEBHOOK_ALLOWED_HOSTS says.
 */
export function allowedHosts(): string {
  return process.env.WEBHOOK_ALLOWED_HOSTS || '127.0.0.1'
}
