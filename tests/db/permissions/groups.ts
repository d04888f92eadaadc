import { fullKey, insiders, keys, users } from './actors'

export const usersAndKeys = ['user', 'api_key'] as const
export const admin = ['admin'] as const
export const readTickets = keys('tickets:read')
export const writeTickets = keys('tickets:write')
export const readContacts = keys('contacts:read')
export const writeContacts = keys('contacts:write')
export const readUsers = keys('users:read')
export const readHealth = keys('health:read')

// What hangs on a ticket goes with the ticket: to read, and to change.
export const asTickets = {
  'of no team': [...users, ...readTickets],
  'of their private team': [...insiders, ...readTickets],
  'of another private team': [...admin, ...readTickets],
  'of the link': [...users, ...readTickets],
}
export const onTickets = {
  'of no team': [...users, fullKey],
  'of their private team': [...insiders, fullKey],
  'of another private team': [...admin, fullKey],
  'of the link': [...users, fullKey],
  closed: { ruled: [...users, fullKey] },
}

// What lies beside a ticket goes on when it is closed.
export const besideTickets = { ...onTickets, closed: [...users, fullKey] }

// A function writes for a key that may not read by itself.
export const byFunction = {
  'of no team': [...users, ...writeTickets],
  'of their private team': [...insiders, ...writeTickets],
  'of another private team': [...admin, ...writeTickets],
  'of the link': [...users, ...writeTickets],
  closed: { ruled: [...users, ...writeTickets] },
}

export const byFunctionBeside = { ...byFunction, closed: [...users, ...writeTickets] }

// What somebody has begun to write is theirs alone, and absent while the ticket is hidden from them.
export const newDrafts = {
  'of no team': users,
  'of their private team': insiders,
  'of another private team': admin,
  closed: users,
}
export const ownDrafts = {
  own: users,
  "another's": [],
  'own of their private team': insiders,
  'own of another private team': admin,
}
