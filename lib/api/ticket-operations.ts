import {
  changeTicketInputSchema,
  ticketInputSchema,
  ticketNumberInPathSchema,
} from '@/lib/tickets/schema'
import { expandAssignee, expandRequester } from './expansions'
import { perform } from './mutations'
import { operation } from './operation'
import { pagingShape } from './paging'
import { problem } from './problem'
import { getApiTicket, listApiTickets } from './queries'
import { queryParameter } from './query-parameter'
import { written } from './refusals'
import { type ApiTicket, ticketSchema } from './schema'
import { readTicketSearch } from './ticket-search'

const ticket = { answer: ticketSchema, answerName: 'Ticket', group: 'Tickets' }
const number = { number: ticketNumberInPathSchema }
const expansions = { requester: expandRequester, assignee: expandAssignee }

const etagOf = (version: string | number) => `"${version}"`

/** The version in an `If-Match`: none for `*`, 0 for what is none of ours, which never fits. */
function versionIn(ifMatch: string): { version?: number } {
  if (ifMatch === '*') return {}
  return { version: Number(/^"(\d{1,9})"$/.exec(ifMatch)?.[1] ?? 0) }
}

export const ticketOperations = [
  operation({
    ...ticket,
    id: 'listTickets',
    method: 'GET',
    path: '/tickets',
    summary: 'List tickets',
    description:
      'Those that match the query, in the order that it asks for; without one those of the inbox, newest activity first.',
    scope: 'tickets:read',
    params: {},
    query: {
      ...pagingShape,
      q: queryParameter('status:open team:support printer sort:created-asc'),
    },
    success: 200,
    expansions,
    examples: [{ title: 'Urgent ones', query: { q: 'priority:urgent is:unsolved', limit: '10' } }],
    async handle({ db, query }) {
      const search = readTicketSearch(query)
      return 'problem' in search ? search : await listApiTickets(db, search)
    },
  }),
  operation({
    ...ticket,
    id: 'createTicket',
    method: 'POST',
    path: '/tickets',
    summary: 'Create a ticket',
    description:
      'With its first message. The requester is found by the address, or made. Team and assignee are named by name and address.',
    scope: 'tickets:write',
    params: {},
    query: {},
    body: ticketInputSchema,
    bodyName: 'CreateTicket',
    success: 201,
    examples: [
      {
        title: 'A printer that hums',
        body: {
          subject: 'The printer hums',
          body: 'It hums since this morning.',
          requester: { email: 'kim@example.com', name: 'Kim' },
          priority: 'high',
          tags: ['printer'],
        },
      },
    ],
    async handle({ db, body, once }) {
      const made = written(await perform(db, 'create_ticket', body, once))
      if ('problem' in made) return made
      const { number, version } = made.data as ApiTicket
      return { ...made, etag: etagOf(version), location: `/tickets/${number}` }
    },
  }),
  operation({
    ...ticket,
    id: 'getTicket',
    method: 'GET',
    path: '/tickets/{number}',
    summary: 'Read a ticket',
    scope: 'tickets:read',
    params: number,
    query: {},
    success: 200,
    expansions,
    examples: [{ title: 'Number and status only', query: { fields: 'number,status' } }],
    async handle({ db, params }) {
      const found = await getApiTicket(db, params.number)
      if (!found) return problem('not-found', 'There is no such ticket, or it is hidden.')
      return { data: found, etag: etagOf(found.version) }
    },
  }),
  operation({
    ...ticket,
    id: 'changeTicket',
    method: 'PATCH',
    path: '/tickets/{number}',
    summary: 'Change a ticket',
    description: 'What is not named stays; null takes team, assignee or a custom field away.',
    scope: 'tickets:write',
    params: number,
    query: {},
    body: changeTicketInputSchema,
    bodyName: 'ChangeTicket',
    success: 200,
    guarded: true,
    examples: [
      { title: 'Take it', body: { status: 'open', priority: 'normal', tags: ['printer'] } },
    ],
    async handle({ db, params, body, ifMatch }) {
      const change = { ...body, ...params, ...versionIn(ifMatch) }
      const changed = written(await perform(db, 'update_ticket', change, null))
      if ('problem' in changed) return changed
      return { ...changed, etag: etagOf((changed.data as ApiTicket).version) }
    },
  }),
  operation({
    id: 'trashTicket',
    group: 'Tickets',
    method: 'DELETE',
    path: '/tickets/{number}',
    summary: 'Move a ticket to the trash',
    description:
      'Lists leave it out from then on, unless they are asked for `in:trash`. Its number answers until the trash is emptied, after 30 days.',
    scope: 'tickets:write',
    params: number,
    query: {},
    success: 204,
    examples: [{ title: 'Away with it' }],
    async handle({ db, params }) {
      const moved = written(await perform(db, 'trash_ticket', params, null))
      return 'problem' in moved ? moved : { nothing: true }
    },
  }),
]
