import type { Refusal } from '@/lib/supabase/refusal'

const RULES: [RegExp, string][] = [
  [/^at most \d+ replies/, 'You wrote many replies within an hour. Please wait a little.'],
  [/^a closed ticket/, 'This request is closed. A reply opens a new one that goes on from it.'],
  [/^ratings_once/, 'You have rated this already. Thank you.'],
  [/^what is not solved/, 'There is nothing to rate before it is solved.'],
]

/** What to tell a requester whose act was refused. */
export function requestRefusal(refusal: Refusal): string {
  if (refusal.kind === 'rule') {
    const rule = RULES.find(([pattern]) => pattern.test(refusal.constraint))
    if (rule) return rule[1]
  }
  if (refusal.kind === 'not_found') {
    return 'This request was joined with another. Please answer one of our mails instead.'
  }
  return 'This cannot be done right now. Please answer one of our mails instead.'
}
