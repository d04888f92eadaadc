/** What a key may be allowed, and what that means in a word. */
export const SCOPES = {
  'tickets:read': 'Read tickets, their messages, notes, history and tags',
  'tickets:write': 'Create and change tickets, answer them, and make tags',
  'contacts:read': 'Read contacts and companies',
  'contacts:write': 'Create and change contacts and companies',
  'users:read': 'Read the names and teams of users',
  'health:read': 'Read how this installation fares: for monitors',
} as const

export type Scope = keyof typeof SCOPES

export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]
