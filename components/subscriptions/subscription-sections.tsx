import { Disclosure } from '@/components/admin/disclosure'
import { Section } from '@/components/layout/section'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { SecretLife, SecretState, Subscription } from '@/lib/subscriptions/types'
import { ActButton } from './act-button'
import { ResendRangeForm } from './resend-range-form'
import { SecretSection } from './secret-section'
import { SubscriptionForm } from './subscription-form'

type SubscriptionSectionsProps = {
  subscription: Subscription
  secrets: SecretLife[]
  timeZone: string
  sendTest: FormAction
  resendRange: FormAction
  change: FormAction
  rotate: FormAction<SecretState>
  endOld: FormAction
  switchTo: FormAction
  remove: FormAction
}

/** All that an admin does about a subscription, besides reading its deliveries. */
export function SubscriptionSections({
  subscription,
  secrets,
  timeZone,
  ...acts
}: SubscriptionSectionsProps) {
  const enabled = subscription.disabledAt === null
  const switching = (
    <Section
      title={enabled ? 'Disable' : 'Enable'}
      description="While it is disabled it misses what happens. What waits goes on waiting."
    >
      <ActButton act={acts.switchTo} label={enabled ? 'Disable' : 'Enable'} />
    </Section>
  )
  return (
    <>
      {!enabled && switching}
      {enabled && (
        <>
          <Section
            title="Test"
            description="An event of the type webhook.test goes out at once, without retries. Its answer is shown."
          >
            <ActButton act={acts.sendTest} label="Send a test" />
          </Section>
          <Section
            title="Send again"
            description="Deliveries of a time, under the ids they had: a receiver that has seen them knows them again. At most 10,000."
          >
            <ResendRangeForm resend={acts.resendRange} timeZone={timeZone} />
          </Section>
        </>
      )}
      <Section title="Address and events" description="What waits goes to the new address too.">
        <SubscriptionForm save={acts.change} button="Save changes" subscription={subscription} />
      </Section>
      <Section
        title="Secret"
        description="Deliveries are signed as Standard Webhooks says. After a rotation both secrets sign for 24 hours, so that receivers can change over in peace."
      >
        <SecretSection
          secrets={secrets}
          timeZone={timeZone}
          rotate={acts.rotate}
          endOld={acts.endOld}
        />
      </Section>
      {enabled && switching}
      <Section title="Delete" description="Its secrets, deliveries and their log go with it.">
        <Disclosure label="Delete…" danger>
          <div className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4">
            <p className="wrap-anywhere">Nothing is sent to {subscription.url} any more.</p>
            <ActButton act={acts.remove} label="Delete" variant="danger" />
          </div>
        </Disclosure>
      </Section>
    </>
  )
}
