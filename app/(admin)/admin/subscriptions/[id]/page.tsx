import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeliverySection } from '@/components/subscriptions/delivery-section'
import { SubscriptionFacts } from '@/components/subscriptions/subscription-facts'
import { SubscriptionSections } from '@/components/subscriptions/subscription-sections'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import {
  changeSubscriptionAction,
  deleteSubscriptionAction,
  endOldSecretAction,
  resendChosenAction,
  resendRangeAction,
  rotateSecretAction,
  sendTestAction,
  switchSubscriptionAction,
} from '@/lib/subscriptions/actions'
import { getSubscription, listDeliveries, listSecrets } from '@/lib/subscriptions/queries'
import { deliveryFilterSchema, idSchema } from '@/lib/subscriptions/schema'

export const metadata: Metadata = { title: 'Subscription' }

export default async function SubscriptionPage({
  params,
  searchParams,
}: PageProps<'/admin/subscriptions/[id]'>) {
  const { db, user } = await requireAdmin()
  const id = idSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const filter = deliveryFilterSchema.parse(single(await searchParams))
  const [subscription, secrets, page] = await Promise.all([
    getSubscription(db, id.data),
    listSecrets(db, id.data),
    listDeliveries(db, id.data, filter),
  ])
  if (!subscription) notFound()
  const { timeZone } = user
  return (
    <>
      <PageHeader
        title={subscription.url}
        back={{ href: '/admin/subscriptions', label: 'Webhooks out' }}
        actions={
          <LinkButton href="#deliveries" variant="ghost">
            Deliveries
          </LinkButton>
        }
      />
      <SubscriptionFacts subscription={subscription} secrets={secrets} timeZone={timeZone} />
      <SubscriptionSections
        subscription={subscription}
        secrets={secrets}
        timeZone={timeZone}
        sendTest={sendTestAction.bind(null, subscription.id)}
        resendRange={resendRangeAction.bind(null, subscription.id)}
        change={changeSubscriptionAction.bind(null, subscription.id)}
        rotate={rotateSecretAction.bind(null, subscription.id)}
        endOld={endOldSecretAction.bind(null, subscription.id)}
        switchTo={switchSubscriptionAction.bind(
          null,
          subscription.id,
          subscription.disabledAt !== null,
        )}
        remove={deleteSubscriptionAction.bind(null, subscription.id)}
      />
      <DeliverySection
        subscription={subscription.id}
        filter={filter}
        page={page}
        timeZone={timeZone}
        resend={resendChosenAction.bind(null, subscription.id)}
      />
    </>
  )
}
