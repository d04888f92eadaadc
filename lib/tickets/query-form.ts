import { quote } from '@/lib/search/tokens'
import { withClause } from './query-edits'

/** What a form on the list adds to the query: whole clauses as `add`, and values of these properties. */
const TYPED = ['tag', 'requester', 'company'] as const

type Params = Record<string, string | string[] | undefined>

/**
 * The query after a form on the list was sent: `q` with everything that was chosen or typed beside it.
 * Null when nothing was, and the address is as it should be.
 */
export function queryAfterForm(params: Params): string | null {
  const added = [
    ...all(params.add),
    ...TYPED.flatMap((property) =>
      all(params[property]).map((text) => `${property}:${quote(text)}`),
    ),
    ...daysAsClause(first(params.from), first(params.to)),
  ]
  const wasSent = ['add', 'from', 'to', ...TYPED].some((name) => params[name] !== undefined)
  return wasSent ? added.reduce(withClause, first(params.q)) : null
}

function daysAsClause(from: string, to: string): string[] {
  const isDay = (text: string) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text)
  if ((!from && !to) || !isDay(from) || !isDay(to)) return []
  return [`created:${from}..${to}`]
}

function all(value: string | string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

const first = (value: string | string[] | undefined) => all(value)[0] ?? ''
