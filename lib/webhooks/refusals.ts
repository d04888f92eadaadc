import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  webhook_sources_slug_key: 'There is a source at this address already: choose another.',
  webhook_sources_signature_fits: 'This source is not signed in this way.',
  webhook_sources_mapping_fits: 'This source takes no mapping, or not so long a one.',
}

/** What to tell an admin whose act on a source was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This source does not exist any more.'
    case 'forbidden':
      return 'Only admins manage webhook sources.'
    case 'stale':
      return 'This source has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this change.'
  }
}
