import { ExactTime } from '@/components/tickets/relative-time'
import { AlertIcon } from '@/components/ui/icons'
import type { SecretLife, Subscription } from '@/lib/subscriptions/types'
import { Fact, Facts } from './facts'
import { SubscriptionState } from './subscription-state'

const OFF = {
  gone: 'The receiver answered 410 Gone, so nothing is sent there any more. What happens is missed until you enable it again; what waits below is sent then.',
  failing:
    'For five days not one delivery succeeded, so nothing is sent there any more. What happens is missed until you enable it again; what waits below is sent then.',
}

type SubscriptionFactsProps = {
  subscription: Subscription
  secrets: SecretLife[]
  timeZone: string
}

/** How a subscription is and fares; and where it was switched off, why. */
export function SubscriptionFacts({ subscription, secrets, timeZone }: SubscriptionFactsProps) {
  const { disabledReason, disabledAt, failingSince, deliveredAt } = subscription
  return (
    <>
      {disabledReason && (
        <div className="flex gap-2 border-b border-destructive-line bg-destructive-soft px-4 py-3 text-destructive sm:px-6">
          <AlertIcon className="mt-0.5 size-4" />
          <p className="max-w-[80ch] min-w-0">{OFF[disabledReason]}</p>
        </div>
      )}
      <Facts>
        <Fact name="State">
          <SubscriptionState subscription={subscription} />
        </Fact>
        {disabledAt && (
          <Fact name="Disabled">
            <ExactTime at={disabledAt} timeZone={timeZone} />
          </Fact>
        )}
        {failingSince && (
          <Fact name="Failing since">
            <ExactTime at={failingSince} timeZone={timeZone} />
          </Fact>
        )}
        <Fact name="Last delivered">
          {deliveredAt ? <ExactTime at={deliveredAt} timeZone={timeZone} /> : 'Never'}
        </Fact>
        <Fact name="Secrets that sign">{secrets.length}</Fact>
        <Fact name="Made">
          <ExactTime at={subscription.createdAt} timeZone={timeZone} />
        </Fact>
      </Facts>
    </>
  )
}
