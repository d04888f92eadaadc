import { DatabaseError } from 'pg'
import { Refusal } from '@/supabase/local/refusal'

// What the database refuses because of what was asked: SQLSTATE classes 22, 23, 42501 and P0001.
const refusedInput = /^(22|23|42501|P0001)/

/** What went wrong as one line for the operator, or null for a bug, which shows its stack. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof DatabaseError) {
    if (refusedInput.test(error.code ?? '')) return new Refusal(error.message, 2)
    return new Refusal(`the database refused: ${error.message}`)
  }
  return null
}
