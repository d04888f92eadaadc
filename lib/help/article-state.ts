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
export function refusedArticle(refusal: Refusal, values: FormValues): ArticleState {
  const about = fieldOfRefusal(refusal)
  if (!about) return refuse(refusalText(refusal), values)
  // A new category is named in a field of its own.
  const field = about.field === 'name' ? 'new_category' : about.field
  const fieldErrors = { [field]: [about.text] }
  return { ok: false, formError: 'Nothing was saved.', fieldErrors, values }
}

/** Both sides of a change that came second; saving again puts it in place of the first. */
export function overtaken(now: Article, values: FormValues): ArticleState {
  const theirs = (field: string, is: string) =>
    values[field] === is
      ? {}
      : { [field]: [`Changed meanwhile to “${is}”. Saving again puts yours in its place.`] }
  return {
    ok: false,
    formError: `${refusalText({ kind: 'stale' })} Nothing was overwritten: look at both sides, then save again.`,
    fieldErrors: {
      ...theirs('title', now.title),
      ...theirs('slug', now.slug),
      ...theirs('summary', now.summary),
    },
    values: { ...values, version: String(now.version) },
    ...(values.body === now.body ? {} : { theirs: { text: now.body, by: now.editedBy } }),
  }
}
