/** What can go wrong, as RFC 9457 tells it: the status, and a title that never changes. */
export const PROBLEMS = {
  unreadable: [400, 'The request cannot be read'],
  unauthorized: [401, 'The API key is missing or wrong'],
  'missing-scope': [403, 'The key lacks a scope'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This cannot be done here'],
  conflict: [409, 'It conflicts with what is there'],
  'still-running': [409, 'The same request is still running'],
  stale: [412, 'It has changed since'],
  'too-large': [413, 'The body is too large'],
  'not-json': [415, 'The body must be JSON'],
  invalid: [422, 'Some fields are not valid'],
  'key-reused': [422, 'The Idempotency-Key was used for another request'],
  'if-match-required': [428, 'If-Match is required'],
  'rate-limited': [429, 'Too many requests'],
  failed: [500, 'Something broke on our side'],
} as const

export type ProblemName = keyof typeof PROBLEMS

/** One thing that is wrong: in the body (a JSON Pointer, RFC 6901) or in a parameter. */
export type Fault = { detail: string; pointer?: string; parameter?: string }

export type Problem = { problem: ProblemName; detail: string; errors?: Fault[] }

/** A refusal, as handlers answer it instead of data. */
export function problem(name: ProblemName, detail: string, errors?: Fault[]): Problem {
  return { problem: name, detail, ...(errors && { errors }) }
}

/** A problem in the shape of RFC 9457; its type leads to where it is explained. */
export function problemDocument({ problem: name, detail, errors }: Problem, siteUrl: string) {
  const [status, title] = PROBLEMS[name]
  const type = `${siteUrl}/developers#problem-${name}`
  return { type, title, status, detail, ...(errors && { errors }) }
}

/** A place in a body as a fragment of a URI (RFC 6901, section 6), such as `#/requester/email`. */
export function pointerOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) =>
    encodeURIComponent(String(part).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  return ['#', ...parts].join('/')
}
