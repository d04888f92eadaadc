import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  'a workspace keeps at least one admin':
    'This is the last admin, and a workspace keeps at least one. Make somebody else an admin first.',
  'the assignee is not an active user':
    'The tickets cannot go to somebody who is deactivated: choose someone else.',
  tickets_assignee_id_fkey: 'Whoever was to take the tickets does not exist: choose someone else.',
}

/** What to tell an admin whose act on a user was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This user does not exist.'
    case 'forbidden':
      return 'Only admins may do this, and nobody changes their own role.'
    case 'stale':
      return 'This user has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this change.'
  }
}
