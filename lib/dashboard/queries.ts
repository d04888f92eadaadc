import 'server-only'
import { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import type { DashboardRequest } from './schema'
import type { Breakdown, Dashboard, Days, Numbers, Period } from './types'

const minutes = z.number().nullable()
const numbers = z.object({
  created: z.number(),
  replied: z.number(),
  solved: z.number(),
  backlog: z.number(),
  reply_median: minutes,
  reply_p90: minutes,
  solve_median: minutes,
  solve_p90: minutes,
  scores: z.array(z.number()).length(5),
})
const period = numbers.extend({
  first_day: z.string(),
  last_day: z.string(),
  since: z.string(),
  until: z.string(),
})
const dashboard = z.object({
  zone: z.string(),
  today: z.string(),
  now: period,
  before: period,
  steps: z.array(period),
  comments: z.array(
    z.object({
      score: z.number(),
      comment: z.string(),
      at: z.string(),
      ticket: z.number(),
      subject: z.string(),
    }),
  ),
})
const breakdown = z.object({
  rows: z.array(
    numbers.extend({
      key: z.string(),
      name: z.string().nullable(),
      term: z.string(),
      before: numbers,
    }),
  ),
  is_cut: z.boolean(),
})

/** The numbers of a range and of the one before it, over the tickets that this user may see. */
export async function readDashboard(db: Db, request: DashboardRequest): Promise<Dashboard> {
  const { data, error } = await db.rpc('read_dashboard', range(request))
  if (error) throw new Error(`read dashboard: ${error.message}`, { cause: error })
  const { now, before, steps, ...rest } = dashboard.parse(data)
  return { ...rest, now: toPeriod(now), before: toPeriod(before), steps: steps.map(toPeriod) }
}

/** The same by team, agent, tag, channel or company: at most so many rows, the largest first. */
export async function readBreakdown(
  db: Db,
  request: DashboardRequest,
  atMost = 20,
): Promise<Breakdown> {
  const asked = { by_kind: request.by, at_most: atMost, ...range(request) }
  const { data, error } = await db.rpc('read_breakdown', asked)
  if (error) throw new Error(`read breakdown: ${error.message}`, { cause: error })
  const { rows, is_cut } = breakdown.parse(data)
  return {
    rows: rows.map(({ key, name, term, before, ...now }) => ({
      ...{ key, name, term },
      ...toNumbers(now),
      before: toNumbers(before),
    })),
    isCut: is_cut,
  }
}

function range({ days, from, to }: DashboardRequest) {
  return { days, ...(from && { first_day: from }), ...(to && { last_day: to }) }
}

function toPeriod({ first_day, last_day, since, until, ...rest }: z.output<typeof period>): Period {
  const days: Days = { firstDay: first_day, lastDay: last_day, since, until }
  return { ...days, ...toNumbers(rest) }
}

function toNumbers(raw: z.output<typeof numbers>): Numbers {
  const { reply_median, reply_p90, solve_median, solve_p90, ...counts } = raw
  return {
    ...counts,
    replyMedian: reply_median,
    replyP90: reply_p90,
    solveMedian: solve_median,
    solveP90: solve_p90,
  }
}
