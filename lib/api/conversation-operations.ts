import { z } from 'zod'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { perform } from './mutations'
import { operation } from './operation'
import { decodeKey, pagingShape } from './paging'
import { problem } from './problem'
import { listApiEvents, listApiMessages } from './queries'
import { noCursor } from './query-parameter'
import { written } from './refusals'
import { createMessageSchema, eventSchema, messageSchema } from './schema'

const shared = { group: 'Messages and history', params: { number: ticketNumberInPathSchema } }

const hidden = () => problem('not-found', 'There is no such ticket, or it is hidden.')

/** The id that a cursor stands behind: 0 for the beginning, undefined for what is no cursor. */
const idIn = (cursor: string | undefined) =>
  cursor === undefined ? 0 : decodeKey(cursor, z.int().nonnegative())

export const conversationOperations = [
  operation({
    ...shared,
    id: 'listMessages',
    method: 'GET',
    path: '/tickets/{number}/messages',
    summary: 'List a ticket’s messages',
    description:
      'Replies and notes, oldest first. What an agent can still take back is not among them.',
    scope: 'tickets:read',
    query: pagingShape,
    answer: messageSchema,
    answerName: 'Message',
    success: 200,
    examples: [{ title: 'The first ones' }],
    async handle({ db, params, query }) {
      const { cursor, limit } = query
      const after = idIn(cursor)
      if (after === undefined) return noCursor()
      return (await listApiMessages(db, params.number, { limit, after })) ?? hidden()
    },
  }),
  operation({
    ...shared,
    id: 'createMessage',
    method: 'POST',
    path: '/tickets/{number}/messages',
    summary: 'Answer a ticket, or leave a note',
    description:
      'A reply goes to the requester; one to a closed ticket begins a new ticket, which the answer names.',
    scope: 'tickets:write',
    body: createMessageSchema,
    bodyName: 'CreateMessage',
    query: {},
    answer: messageSchema,
    answerName: 'Message',
    success: 201,
    examples: [
      { title: 'A note', body: { kind: 'note', body: 'The part is on its way.' } },
      { title: 'A reply', body: { body: 'We have sent somebody.' } },
    ],
    async handle({ db, params, body, once }) {
      return written(await perform(db, 'create_message', { ...params, ...body }, once))
    },
  }),
  operation({
    ...shared,
    id: 'listEvents',
    method: 'GET',
    path: '/tickets/{number}/events',
    summary: 'List a ticket’s history',
    description: 'Who changed what, from what, to what, when; oldest first.',
    scope: 'tickets:read',
    query: pagingShape,
    answer: eventSchema,
    answerName: 'TicketEvent',
    success: 200,
    examples: [{ title: 'From the beginning' }],
    async handle({ db, params, query }) {
      const { cursor, limit } = query
      const after = idIn(cursor)
      if (after === undefined) return noCursor()
      return (await listApiEvents(db, params.number, { limit, after })) ?? hidden()
    },
  }),
]
