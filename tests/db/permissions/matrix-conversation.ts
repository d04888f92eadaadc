import { fullKey, insiders, users } from './actors'
import { asTickets, besideTickets, onTickets, readTickets } from './groups'
import type { TableRules } from './rules'

/** What is said on a ticket, its files, and how its requester rated it: all that a link reads. */
export const conversationTables: Readonly<Record<string, TableRules>> = {
  messages: {
    for: ['user', 'api_key', 'contact'],
    select: {
      ...asTickets,
      'of the link': [...users, ...readTickets, 'link'],
      'a note of the link': [...users, ...readTickets],
      'a note of their private team': [...insiders, ...readTickets],
      'an answer held back': users,
    },
    insert: {
      columns: ['body', 'kind', 'sending_key', 'ticket_number'],
      rows: {
        ...onTickets,
        'of the link': [...users, fullKey, 'link'],
        'a note of the link': [...users, fullKey],
        'a note of their private team': [...insiders, fullKey],
      },
    },
  },
  attachments: {
    for: ['user', 'api_key', 'contact'],
    select: {
      ...asTickets,
      'of the link': [...users, ...readTickets, 'link'],
      'a note of the link': [...users, ...readTickets],
      'waiting, own': users,
      "waiting, another's": [],
    },
    insert: {
      columns: ['file_name', 'kind', 'ticket_number'],
      rows: {
        ...besideTickets,
        'of the link': [...users, fullKey, 'link'],
        'a note of the link': [...users, fullKey],
      },
    },
    delete: { 'waiting, own': users, "waiting, another's": [], 'of no team': [] },
  },
  ratings: {
    for: ['user', 'api_key', 'contact'],
    select: { ...asTickets, 'of the link': [...users, ...readTickets, 'link'] },
  },
}
