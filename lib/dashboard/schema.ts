import { z } from 'zod'
import { BREAKDOWNS } from './types'

/** So many days up to today can be chosen at once. */
export const SPANS = [7, 30, 90, 365, 1095] as const

/** Before this there were no tickets. */
const FIRST = '1990-01-01'

const day = z.iso
  .date()
  .refine((text) => text >= FIRST)
  .optional()
  .catch(undefined)

/** What the dashboard is asked for, as it stands in an address; nonsense counts as not given. */
export const dashboardSchema = z.object({
  days: z.coerce
    .number()
    .refine((days) => SPANS.some((span) => span === days))
    .catch(30),
  from: day,
  to: day,
  by: z.enum(BREAKDOWNS).catch('team'),
})

export type DashboardRequest = z.output<typeof dashboardSchema>
