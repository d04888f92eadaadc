import type { z } from 'zod'
import { type Fault, pointerOf } from './problem'

const MOST = 50

type Issue = z.core.$ZodIssue

/** What a schema found wrong in a body, each with a pointer to it; at most 50. */
export function bodyFaults({ issues }: z.ZodError): Fault[] {
  return named(issues, (path, detail) => ({ detail, pointer: pointerOf(path) }))
}

/** What a schema found wrong in the parameters of a query. */
export function queryFaults({ issues }: z.ZodError): Fault[] {
  return named(issues, ([name], detail) => ({ detail, parameter: String(name).toWellFormed() }))
}

function named(issues: readonly Issue[], fault: (path: PropertyKey[], detail: string) => Fault) {
  const all = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => fault([...issue.path, key], 'There is no such field.'))
      : [fault([...issue.path], plain(issue))],
  )
  return all.slice(0, MOST)
}

/** Our own words stand as they are; of a wrong type, zod's are too clever. */
function plain(issue: Issue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) {
    return issue.message
  }
  return /received undefined$/.test(issue.message)
    ? `It is missing: expected ${issue.expected}.`
    : `It must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}.`
}
