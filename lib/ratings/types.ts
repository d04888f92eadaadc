/** What a requester may give, the worst first. */
export const SCORES = ['1', '2', '3', '4', '5'] as const

/** What a requester thought of the help they got. */
export type Rating = {
  id: number
  /** From 1 (poor) to 5 (great). */
  score: number
  comment: string | null
  at: string
}
