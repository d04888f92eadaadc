import 'server-only'
import type { PostgrestError, PostgrestSingleResponse } from '@supabase/supabase-js'

/** Why the database said no, as far as a person can do something about it. */
export type Refusal =
  | { kind: 'not_found' }
  | { kind: 'stale' }
  | { kind: 'forbidden' }
  | { kind: 'rule'; constraint: string }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/**
 * Turns the answer of PostgREST into a result. What the database refuses by design becomes a value;
 * everything else is a bug or an outage, and throws.
 */
export function resultOf<T>(answer: PostgrestSingleResponse<T>): Result<T> {
  if (!answer.error) return { ok: true, value: answer.data }
  return { ok: false, refusal: refusalOf(answer.error) }
}

/** Why the database said no, by its SQLSTATE; throws where that was not by design. */
export function refusalOf(error: Pick<PostgrestError, 'code' | 'message'>): Refusal {
  switch (error.code) {
    case 'PT404':
      return { kind: 'not_found' }
    case 'PT409':
      return { kind: 'stale' }
    case '42501':
      return { kind: 'forbidden' }
    case '23503':
    case '23505':
    case '23514':
      return { kind: 'rule', constraint: constraintOf(error) }
    default:
      throw new Error(`${error.code}: ${error.message}`, { cause: error })
  }
}

/** PostgREST hands on no constraint name but the one in the message. */
function constraintOf(error: Pick<PostgrestError, 'message'>): string {
  return /constraint "([^"]+)"/.exec(error.message)?.[1] ?? error.message
}
