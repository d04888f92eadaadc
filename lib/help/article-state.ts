import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import type { Refusal } from '@/lib/supabase/refusal'
import { fieldOfRefusal, refusalText } from './refusals'
import type { Article } from './types'

/** What the form of an article is told: as all forms, and how the text would look. */
export type ArticleState = ActionState & {
  /** Safe HTML. */
  preview?: string
  /** What somebody else made of the text meanwhile. */
  theirs?: { text: string; by: string | null }
}

/** A refusal, beside its field where it speaks of one. */
export function refusedHelp(refusal: Refusal, values: FormValues): ActionState {
  const about = fieldOfRefusal(refusal)
  if (!about) return refuse(refusalText(refusal), values)
  // On the page of an article, a new category is named in a field of its own.
  const field = about.field === 'name' && 'new_category' in values ? 'new_category' : about.field
  const fieldErrors = { [field]: [about.text] }
  return { ok: false, formError: 'Nothing was saved.', fieldErrors, values }
}

/** What is said beside a field that somebody else changed meanwhile; nothing where both agree. */
export function changedTo(values: FormValues, field: string, is: string, said = is) {
  if (values[field] === is) return {}
  return { [field]: [`Changed meanwhile to “${said}”. Saving again puts yours in its place.`] }
}

/** Both sides of a change that came second; saving again puts it in place of the first. */
export function overtaken(now: Article, values: FormValues): ArticleState {
  const theirs = (field: string, is: string, said = is) => changedTo(values, field, is, said)
  return {
    ok: false,
    formError: `${refusalText({ kind: 'stale' })} Nothing was overwritten: look at both sides, then save again.`,
    fieldErrors: {
      ...theirs('title', now.title),
      ...theirs('category_id', now.categoryId, now.category),
      ...theirs('slug', now.slug),
      ...theirs('summary', now.summary),
    },
    values: { ...values, version: String(now.version) },
    ...(values.body === now.body ? {} : { theirs: { text: now.body, by: now.editedBy } }),
  }
}
