export const BREAKDOWNS = ['team', 'agent', 'tag', 'channel', 'company'] as const

/** What the numbers can be broken down by. */
export type BreakdownKind = (typeof BREAKDOWNS)[number]

/** Days of the workspace, both included, and the instants at which they begin and end. */
export type Days = { firstDay: string; lastDay: string; since: string; until: string }

/** Counts of tickets, and times in minutes; null where nothing was answered or solved. */
export type Numbers = {
  created: number
  replied: number
  solved: number
  /** Unsolved at the end. */
  backlog: number
  replyMedian: number | null
  replyP90: number | null
  solveMedian: number | null
  solveP90: number | null
  /** How many of the solved ones were rated 1, 2, 3, 4 and 5. */
  scores: number[]
}

/** A range of days, or one step of its course. */
export type Period = Days & Numbers

/** What a requester wrote with a rating. */
export type Comment = {
  score: number
  comment: string
  at: string
  ticket: number
  subject: string
}

/** A range of days, the one of the same length before it, its course, and the last words about it. */
export type Dashboard = {
  /** Whose days they are. */
  zone: string
  today: string
  now: Period
  before: Period
  steps: Period[]
  comments: Comment[]
}

/** `name`: null for none. `term`: what a search calls it. */
export type BreakdownRow = Numbers & {
  key: string
  name: string | null
  term: string
  /** In the range before. */
  before: Numbers
}

/** `isCut`: there are more than are shown. */
export type Breakdown = { rows: BreakdownRow[]; isCut: boolean }
