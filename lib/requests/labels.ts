import type { Status } from '@/lib/tickets/types'

/** A rating in words, from 1 to 5. */
export const SCORE_LABELS = ['Poor', 'Not good', 'All right', 'Good', 'Great'] as const

/** A rating as it is read: "4 of 5, good". */
export function scoreText(score: number): string {
  const label = SCORE_LABELS[score - 1]
  return label ? `${score} of 5, ${label.toLowerCase()}` : `${score} of 5`
}

/** Where a request stands, in a requester's words. */
export const REQUEST_STATUS: Record<Status, string> = {
  new: 'Received',
  open: 'Being worked on',
  pending: 'Waiting for your answer',
  on_hold: 'Waiting for somebody else',
  solved: 'Solved',
  closed: 'Closed',
}

const DONE: Record<string, string> = {
  sent: 'Your reply was sent.',
  solved: 'Your request is marked as solved.',
  reopened: 'Your request is open again.',
  rated: 'Thank you for your rating.',
}

/** What a page says once something is done; null for what an address only claims. */
export function doneText(done: string | undefined): string | null {
  return done !== undefined && Object.hasOwn(DONE, done) ? (DONE[done] ?? null) : null
}
