import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  'a closed ticket is final': 'This ticket is closed, and closed is final.',
  'a ticket that was taken or answered is not new again':
    'A ticket that was taken or answered cannot be new again.',
  'the assignee is not an active user': 'The assignee is not active any more: choose someone else.',
  tickets_assignee_id_fkey: 'The assignee does not exist any more: choose someone else.',
  tickets_team_id_fkey: 'The team does not exist any more: choose another.',
}

/** What to tell somebody whose change of a ticket was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This ticket does not exist, or you may not see it.'
    case 'forbidden':
      return 'You may not do this: a ticket of a private team is for its members.'
    case 'stale':
      return 'This ticket has changed since you opened it.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this change.'
  }
}
