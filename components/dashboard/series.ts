import type { Period } from '@/lib/dashboard/types'

/** What a chart draws of each step, and how. */
export type Series = {
  name: string
  /** Null: there is no such number of this step. */
  of: (step: Period) => number | null
  mark: 'bar-created' | 'bar-solved' | 'area' | 'line' | 'line-p90'
}
