import { z } from 'zod'
import {
  changeTicketInputSchema,
  ticketInputSchema,
  ticketNumberSchema,
} from '@/lib/tickets/schema'
import { bulkResultSchema, bulkSchema, performBulk } from './bulk'
import { operation } from './operation'
import { createContactSchema } from './schema'

const bulk = {
  method: 'POST',
  params: {},
  query: {},
  success: 200,
  bulk: true,
  answer: bulkResultSchema,
  answerName: 'BulkResult',
} as const

const changeOneSchema = changeTicketInputSchema.extend({
  number: ticketNumberSchema,
  version: z
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional()
    .describe('The version it was made from; without it, whatever is there is changed.'),
})

const TOLD =
  'Up to 100 in one transaction, with a result for each in their order: what is refused of one leaves the others.'

export const bulkOperations = [
  operation({
    ...bulk,
    id: 'createTickets',
    group: 'Tickets',
    path: '/tickets/bulk',
    summary: 'Create many tickets',
    description: TOLD,
    scope: 'tickets:write',
    body: bulkSchema('tickets', ticketInputSchema),
    bodyName: 'CreateTickets',
    examples: [
      {
        title: 'Two at once',
        body: {
          tickets: [
            { subject: 'No ink', body: 'None.', requester: { email: 'kim@example.com' } },
            { subject: 'No paper', body: 'None.', requester: { email: 'lee@example.com' } },
          ],
        },
      },
    ],
    handle: (call) =>
      performBulk(call, {
        write: 'create_ticket',
        name: 'tickets',
        item: ticketInputSchema,
        success: 201,
      }),
  }),
  operation({
    ...bulk,
    id: 'changeTickets',
    group: 'Tickets',
    path: '/tickets/bulk-changes',
    summary: 'Change many tickets',
    description: TOLD,
    scope: 'tickets:write',
    body: bulkSchema('tickets', changeOneSchema),
    bodyName: 'ChangeTickets',
    examples: [{ title: 'Two at once', body: { tickets: [{ number: 1, priority: 'low' }] } }],
    handle: (call) =>
      performBulk(call, {
        write: 'update_ticket',
        name: 'tickets',
        item: changeOneSchema,
        success: 200,
      }),
  }),
  operation({
    ...bulk,
    id: 'createContacts',
    group: 'Contacts',
    path: '/contacts/bulk',
    summary: 'Create many contacts',
    description: TOLD,
    scope: 'contacts:write',
    body: bulkSchema('contacts', createContactSchema),
    bodyName: 'CreateContacts',
    examples: [{ title: 'Two at once', body: { contacts: [{ emails: ['ada@example.com'] }] } }],
    handle: (call) =>
      performBulk(call, {
        write: 'create_contact',
        name: 'contacts',
        item: createContactSchema,
        success: 201,
      }),
  }),
]
