/** What a requester thought of the help they got. */
export type Rating = {
  id: number
  /** From 1 (poor) to 5 (great). */
  score: number
  comment: string | null
  at: string
}
