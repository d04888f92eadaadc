import { attachmentOperations } from './attachment-operations'
import { bulkOperations } from './bulk-operations'
import { companyOperations } from './company-operations'
import { contactOperations } from './contact-operations'
import { conversationOperations } from './conversation-operations'
import { directoryOperations } from './directory-operations'
import { ticketOperations } from './ticket-operations'
import type { Operation } from './types'

/** Where the API begins. A change that breaks programs gets another number (docs/api.md). */
export const API_ROOT = '/api/v1'

/** All that the API does. Routing, its document, its pages and its tests are made of this. */
export const OPERATIONS: readonly Operation[] = [
  ...ticketOperations,
  ...conversationOperations,
  ...attachmentOperations,
  ...contactOperations,
  ...companyOperations,
  ...directoryOperations,
  ...bulkOperations,
]

type Route = { operations: Operation[]; params: Record<string, string> }

/** What can be done at a path below the root, and what stands in its places; null where nothing is. */
export function findRoute(path: string): Route | null {
  const parts = path.split('/')
  const fitting = OPERATIONS.filter((one) => paramsIn(one.path, parts) !== null)
  // A word in its place is meant before a parameter there: `bulk` is no number.
  const [first] = [...fitting].sort((a, b) => placesIn(a.path) - placesIn(b.path))
  if (!first) return null
  return {
    operations: fitting.filter((one) => one.path === first.path),
    params: paramsIn(first.path, parts) ?? {},
  }
}

const placesIn = (path: string) => path.split('{').length

function paramsIn(path: string, parts: readonly string[]): Record<string, string> | null {
  const expected = path.split('/')
  if (expected.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [place, name] of expected.entries()) {
    const part = parts[place] ?? ''
    if (name.startsWith('{')) params[name.slice(1, -1)] = part
    else if (name !== part) return null
  }
  return params
}
