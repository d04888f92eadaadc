import { z } from 'zod'
import { BREAKDOWNS } from './types'

/** So many days up to today can be chosen at once. */
export const SPANS = [7, 30, 90, 365, 1095] as const

/** Stands among the spans for days that were given by from and to. */
export const OWN_DAYS = 'own'

/** Before this there were no tickets. */
const FIRST = '1990-01-01'

const day = z.iso
  .date()
  .refine((text) => text >= FIRST)
  .optional()
  .catch(undefined)

/**
 * What the dashboard is asked for, as it stands in an address; nonsense counts as not given. From and
 * to win over days, unless these were chosen just now: a form says by `shown` what it had chosen.
 */
export const dashboardSchema = z.preprocess(
  chosenLast,
  z.object({
    days: z.coerce
      .number()
      .refine((days) => SPANS.some((span) => span === days))
      .catch(30),
    from: day,
    to: day,
    by: z.enum(BREAKDOWNS).catch('team'),
  }),
)

function chosenLast(given: unknown): unknown {
  const { days, shown, from, to, ...rest } = given as Record<string, unknown>
  const isNew = shown !== undefined && days !== shown && days !== OWN_DAYS
  return { days, ...rest, ...(!isNew && { from, to }) }
}

export type DashboardRequest = z.output<typeof dashboardSchema>
