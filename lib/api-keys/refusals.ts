import type { Refusal } from '@/lib/supabase/refusal'

/** What to tell an admin whose act on a key was refused. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This key does not exist.'
    case 'forbidden':
      return 'Only admins manage API keys.'
    case 'stale':
      return 'This key has changed since you opened the page.'
    case 'rule':
      return 'The workspace does not allow this change.'
  }
}
