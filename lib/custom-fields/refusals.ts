import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  custom_fields_key_key: 'There is a field with this key already, perhaps an archived one.',
  'at most 100 custom fields are in use': 'At most 100 fields are in use: archive one first.',
  custom_fields_choices_fit: 'A choice has 1 to 200 choices.',
  custom_fields_rules_fit: 'This rule is for fields that are used on something else.',
}

/** What to tell an admin whose change of a field was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This field does not exist any more.'
    case 'forbidden':
      return 'Only admins change fields.'
    case 'stale':
      return 'This field has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this change.'
  }
}
