import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { stateOf } from '@/lib/subscriptions/labels'
import type { Subscription } from '@/lib/subscriptions/types'

/** How a subscription is: a word and a mark, never the colour alone. */
export function SubscriptionState({ subscription }: { subscription: Subscription }) {
  const { text, well } = stateOf(subscription)
  if (subscription.disabledAt && well) return <span className="text-muted-foreground">{text}</span>
  const Mark = well ? CheckIcon : AlertIcon
  return (
    <span className={`flex items-center gap-1.5 ${well ? 'text-success' : 'text-destructive'}`}>
      <Mark className="size-3.5" />
      {text}
    </span>
  )
}
