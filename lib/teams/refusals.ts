import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  teams_name_key: 'There is a team of this name already: choose another.',
  team_members_pkey: 'They are in this team already.',
  team_members_team_id_fkey: 'This team does not exist any more.',
  team_members_user_id_fkey: 'This user does not exist any more.',
}

/** What to tell an admin whose change of a team was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This does not exist any more.'
    case 'forbidden':
      return 'Only admins change teams.'
    case 'stale':
      return 'This team has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this change.'
  }
}
