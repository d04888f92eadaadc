import { JSONPathEnvironment, type JSONPathQuery, type JSONValue } from 'json-p3'

/** The longest path, in characters. */
export const MAX_PATH = 300
/** As many nodes as one path brings. */
const MAX_NODES = 1000

const environment = new JSONPathEnvironment({ maxRecursionDepth: 200 })
// A regular expression over what strangers send can run for ever.
environment.functionRegister.delete('match')
environment.functionRegister.delete('search')

/** Whether a setting is a path into an event, or a text to be taken as it stands. */
export function isPath(setting: string): boolean {
  return setting.startsWith('$')
}

/** What is wrong with a path (RFC 9535), in words; null when it can be used. */
export function pathProblem(path: string): string | null {
  if (path.length > MAX_PATH) return `it is longer than ${MAX_PATH} characters`
  const [plain = '', ...filters] = path.split('?')
  // Each of these goes over the whole event once; within one another they take for ever.
  if (filters.length > 1) return 'it may hold one filter (?) at most'
  if (`${plain}${filters.join()}`.split('..').length > 2) return 'it may hold one .. at most'
  if (/\.\.|\$/.test(filters.join())) return 'a filter may hold neither .. nor $'
  try {
    environment.compile(path)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'it is no JSON path'
  }
}

/** What a path finds in an event, in order; at most 1,000 values. Throws when the path is none. */
export function findAll(path: string, document: unknown): unknown[] {
  const query: JSONPathQuery = environment.compile(path)
  const found: unknown[] = []
  for (const node of query.lazyQuery(document as JSONValue)) {
    found.push(node.value)
    if (found.length === MAX_NODES) break
  }
  return found
}
