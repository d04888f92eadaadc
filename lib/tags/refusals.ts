import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  tags_name_key: 'There is a tag of this name already: merge this one into it instead.',
  tags_merge_two: 'This is the same tag: choose another.',
  tags_name_clean: 'A tag is one word of at most 50 lower-case characters.',
}

/** What to tell an admin whose change of a tag was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This tag does not exist any more.'
    case 'forbidden':
      return 'Only admins change tags.'
    case 'stale':
      return 'This tag has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this change.'
  }
}
