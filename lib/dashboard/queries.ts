import 'server-only'
import { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import type { DashboardRequest } from './schema'
import type { Breakdown, Dashboard } from './types'

const minutes = z.number().nullable()
const days = { first_day: z.string(), last_day: z.string(), since: z.string(), until: z.string() }
const counts = { created: z.number(), solved: z.number(), backlog: z.number() }
const numbers = {
  ...counts,
  replied: z.number(),
  reply_median: minutes,
  reply_p90: minutes,
  solve_median: minutes,
  solve_p90: minutes,
}
type RawNumbers = z.output<z.ZodObject<typeof numbers>>
type RawDays = z.output<z.ZodObject<typeof days>>

const dashboard = z.object({
  zone: z.string(),
  today: z.string(),
  now: z.object({ ...days, ...numbers }),
  before: z.object({ ...days, ...numbers }),
  steps: z.array(z.object({ ...days, ...counts })),
})
const breakdown = z.object({
  rows: z.array(
    z.object({ ...numbers, key: z.string(), name: z.string().nullable(), term: z.string() }),
  ),
  is_cut: z.boolean(),
})

/** The numbers of a range and of the one before it, over the tickets that this user may see. */
export async function readDashboard(db: Db, request: DashboardRequest): Promise<Dashboard> {
  const { data, error } = await db.rpc('read_dashboard', range(request))
  if (error) throw new Error(`read dashboard: ${error.message}`, { cause: error })
  const { zone, today, now, before, steps } = dashboard.parse(data)
  return {
    zone,
    today,
    now: { ...toDays(now), ...toNumbers(now) },
    before: { ...toDays(before), ...toNumbers(before) },
    steps: steps.map((step) => {
      const { created, solved, backlog } = step
      return { ...toDays(step), created, solved, backlog }
    }),
  }
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
    rows: rows.map((row) => ({
      key: row.key,
      name: row.name,
      term: row.term,
      ...toNumbers(row),
    })),
    isCut: is_cut,
  }
}

function range({ days, from, to }: DashboardRequest) {
  return { days, ...(from && { first_day: from }), ...(to && { last_day: to }) }
}

function toDays({ first_day, last_day, since, until }: RawDays) {
  return { firstDay: first_day, lastDay: last_day, since, until }
}

function toNumbers({ created, replied, solved, backlog, ...times }: RawNumbers) {
  return {
    ...{ created, replied, solved, backlog },
    replyMedian: times.reply_median,
    replyP90: times.reply_p90,
    solveMedian: times.solve_median,
    solveP90: times.solve_p90,
  }
}
