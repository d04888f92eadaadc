import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  'two secrets sign already':
    'Two secrets sign already. End the older one first, when all receivers know the newer.',
  'a disabled subscription is sent nothing':
    'This subscription is disabled, so nothing is sent to it. Enable it first.',
  'at most 10,000 deliveries are sent again at once':
    'That would be more than 10,000 deliveries. Choose a shorter time.',
  webhook_subscriptions_url_http: 'The address is not valid.',
  webhook_subscriptions_events_known: 'One of these events does not exist.',
}

/** What to tell an admin whose act on a subscription was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This subscription does not exist any more.'
    case 'forbidden':
      return 'Only admins manage subscriptions.'
    case 'stale':
      return 'This subscription has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this.'
  }
}
