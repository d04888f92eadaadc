import type { Refusal } from '@/lib/supabase/refusal'

/** What to tell an admin whose act on an invitation was refused. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This invitation was accepted or revoked meanwhile.'
    case 'forbidden':
      return 'Only admins invite people.'
    default:
      return 'The workspace does not allow this invitation.'
  }
}
