import type { Refusal } from '@/lib/supabase/refusal'

/** By the constraint: the field that is wrong, and what to do about it. */
const RULES: Record<string, { field: string; text: string }> = {
  help_articles_slug_key: {
    field: 'slug',
    text: 'Another article has this address: choose another.',
  },
  help_articles_slug_form: { field: 'slug', text: 'This is no address: choose another.' },
  // A trigger says it in words.
  'there is nothing to read yet': {
    field: 'body',
    text: 'There is nothing to read yet: write the text before you publish it.',
  },
  help_articles_category_id_fkey: {
    field: 'category_id',
    text: 'This category does not exist any more: choose another.',
  },
  help_categories_name_key: { field: 'name', text: 'There is a category of this name already.' },
  help_categories_slug_key: {
    field: 'name',
    text: 'A category with a name that is much like it is there already.',
  },
}

/** What a rule of the database says of a field of the form; null where it speaks of the whole. */
export function fieldOfRefusal(refusal: Refusal): { field: string; text: string } | null {
  return refusal.kind === 'rule' ? (RULES[refusal.constraint] ?? null) : null
}

/** What to tell a writer whose change was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This does not exist any more.'
    case 'forbidden':
      return 'The workspace does not allow this change.'
    case 'stale':
      return 'Somebody else changed this while you were writing.'
    case 'rule':
      return fieldOfRefusal(refusal)?.text ?? 'The workspace does not allow this.'
  }
}
