import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  'these are 100 views already': 'These are 100 views already: delete one first.',
  views_team_id_fkey: 'This team does not exist any more: choose another.',
}

/** What to tell somebody whose change of a view was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This view does not exist any more.'
    case 'forbidden':
      return 'Views of teams and shared ones are changed by admins.'
    case 'stale':
      return 'Somebody else changed this view while you were editing it.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this view.'
  }
}
