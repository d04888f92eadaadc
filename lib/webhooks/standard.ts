import { z } from 'zod'
import { email, line } from '@/lib/forms/fields'
import { bodySchema, ticketInputSchema, ticketNumberSchema } from '@/lib/tickets/schema'
import type { Mapping } from './types'

const messageInputSchema = z.strictObject({
  ticket: ticketNumberSchema,
  body: bodySchema,
  author: z.strictObject({
    email: email('The author’s e-mail address'),
    name: line('The author’s name', 200).optional(),
  }),
})

const envelopeSchema = z.object({ type: z.string().max(200), data: z.unknown().optional() })

/** Our own event types in the envelope of Standard Webhooks: `ticket.create`, `message.create`. */
export const mapStandard: Mapping = (payload) => {
  const { type, data } = envelopeSchema.parse(payload)
  switch (type) {
    case 'ticket.create':
      return { intent: { type, ...ticketInputSchema.parse(data) } }
    case 'message.create':
      return { intent: { type, ...messageInputSchema.parse(data) } }
    default:
      return { ignored: `events of type ${type} have no effect` }
  }
}
