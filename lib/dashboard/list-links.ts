import { quote } from '@/lib/search/tokens'
import { listHref } from '@/lib/tickets/list-place'
import { timeSpan } from '@/lib/time/time-span'
import type { BreakdownKind, Days } from './types'

/** The reader, whose days may begin at other moments than the workspace's. */
type Reader = { timeZone: string }

type Moment = 'created' | 'replied' | 'solved'

const PROPERTIES: Record<BreakdownKind, string> = {
  team: 'team',
  agent: 'assignee',
  tag: 'tag',
  channel: 'channel',
  company: 'company',
}

/** One row of a breakdown as a search has it. */
export function termOf(kind: BreakdownKind, term: string): string {
  return `${PROPERTIES[kind]}:${quote(term)}`
}

/** The list of the tickets that were created, first answered or solved in these days. */
export function listOf(moment: Moment, days: Days, reader: Reader, term = ''): string {
  return href(`${moment}:${within(days, reader)}`, term)
}

/** The list of the tickets that were unsolved when these days were over. */
export function backlogAfter(days: Days, reader: Reader, term = ''): string {
  const end = last(days, reader)
  return href(`created<=${end} -solved<=${end}`, term)
}

// What was merged into another ticket is counted as that one.
const href = (q: string, term: string) =>
  listHref({ q: [term, q, '-is:merged'].filter(Boolean).join(' ') })

function within(days: Days, reader: Reader): string {
  const [from, to] = [first(days, reader), last(days, reader)]
  return from === to ? from : `${from}..${to}`
}

// A day by its name where the reader's clocks agree on it, else by its first or last minute.
function first({ firstDay, since }: Days, { timeZone }: Reader): string {
  const start = timeSpan(firstDay, { timeZone, now: 0 })?.start
  return start === Date.parse(since) ? firstDay : minute(Date.parse(since))
}

function last({ lastDay, until }: Days, { timeZone }: Reader): string {
  const end = timeSpan(lastDay, { timeZone, now: 0 })?.end
  return end === Date.parse(until) ? lastDay : minute(Date.parse(until) - 60_000)
}

const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`
