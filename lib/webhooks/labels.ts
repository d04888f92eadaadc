import type { EventStatus, Provider } from './types'

export const PROVIDER_LABELS: Record<Provider, string> = {
  standard: 'Standard Webhooks',
  github: 'GitHub',
  stripe: 'Stripe',
  postmark: 'Postmark inbound mail',
  mail: 'Raw mail',
  generic: 'Generic JSON',
}

/** How each provider proves who it is, and what its events do. */
export const PROVIDER_HINTS: Record<Provider, string> = {
  standard:
    'Signed as Standard Webhooks says. ticket.create and message.create make tickets and messages.',
  github:
    'Signed by X-Hub-Signature-256. An opened issue becomes a ticket, a comment a message on it.',
  stripe:
    'Signed by Stripe-Signature. Disputes and failed payments become tickets, what comes of them messages.',
  postmark:
    'Credentials in the address, the secret is the password. Mails become tickets and messages.',
  mail: 'A mail as message/rfc822, signed by X-Counterfoil-Signature or with credentials in the address.',
  generic: 'An HMAC in a header of your choice. JSON paths say what of an event becomes a ticket.',
}

export const EVENT_STATUS_LABELS: Record<EventStatus, string> = {
  received: 'Waiting',
  done: 'Done',
  ignored: 'Ignored',
  failed: 'Failed',
}
