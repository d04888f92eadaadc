import type { ProblemName } from './problem'

/** What to do about each problem. */
export const PROBLEM_ADVICE: Record<ProblemName, string> = {
  unreadable: 'A parameter, a header or the JSON is malformed; errors name it.',
  unauthorized: 'Send Authorization: Bearer and a key that is neither revoked nor expired.',
  'missing-scope': 'Ask an admin for a key with the scope that the detail names.',
  'not-found': 'It does not exist, or it is hidden: the two are not told apart.',
  'method-not-allowed': 'The header Allow says what can be done there.',
  conflict: 'A name or an address is taken, or the ticket is closed.',
  'still-running': 'Wait a second and send the very same request again.',
  stale: 'Read it again, look at what changed, and send your change with the new ETag.',
  'too-large': 'A body has at most 1 MiB: split it.',
  'not-json': 'Send Content-Type: application/json.',
  invalid: 'Nothing was written. errors has a pointer to each field and says what is wrong.',
  'key-reused': 'Make up a new key for each new request.',
  'if-match-required': 'Send the ETag as If-Match, or * to overwrite whatever is there.',
  'rate-limited': 'Retry-After says for how many seconds to wait.',
  failed: 'Try again; if it stays, tell the operator the id in the detail.',
}
