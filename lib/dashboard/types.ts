export const BREAKDOWNS = ['team', 'agent', 'tag', 'channel', 'company'] as const

/** What the numbers can be broken down by. */
export type BreakdownKind = (typeof BREAKDOWNS)[number]

/** Days of the workspace, both included, and the instants at which they begin and end. */
export type Days = { firstDay: string; lastDay: string; since: string; until: string }

/** Counts of tickets, and times in minutes; null where nothing was answered or solved. */
type Numbers = {
  created: number
  replied: number
  solved: number
  /** Unsolved at the end. */
  backlog: number
  replyMedian: number | null
  replyP90: number | null
  solveMedian: number | null
  solveP90: number | null
}

export type Period = Days & Numbers
export type Step = Days & Pick<Numbers, 'created' | 'solved' | 'backlog'>

/** A range of days, the one of the same length before it, and its course. */
export type Dashboard = {
  /** Whose days they are. */
  zone: string
  today: string
  now: Period
  before: Period
  steps: Step[]
}

/** `name`: null for none. `term`: what a search calls it. */
export type BreakdownRow = Numbers & { key: string; name: string | null; term: string }

/** `isCut`: there are more than are shown. */
export type Breakdown = { rows: BreakdownRow[]; isCut: boolean }
