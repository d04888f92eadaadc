import type { Refusal } from '@/lib/supabase/refusal'

/** What to tell an admin whose change of a macro was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This macro does not exist any more.'
    case 'forbidden':
      return 'Only admins change macros that all share.'
    case 'stale':
      return 'This macro has changed since you opened it, or is gone. Open it again in another tab to see it: what you typed is still here.'
    case 'rule':
      return 'The workspace does not allow this change.'
  }
}
