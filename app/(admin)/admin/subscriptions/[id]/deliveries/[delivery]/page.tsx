import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActButton } from '@/components/subscriptions/act-button'
import { AttemptList } from '@/components/subscriptions/attempt-list'
import { CodeBlock } from '@/components/subscriptions/code-block'
import { DeliveryFacts } from '@/components/subscriptions/delivery-facts'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { resendChosenAction } from '@/lib/subscriptions/actions'
import { getDelivery } from '@/lib/subscriptions/queries'
import { idSchema } from '@/lib/subscriptions/schema'

export const metadata: Metadata = { title: 'Delivery' }

export default async function DeliveryPage({
  params,
}: PageProps<'/admin/subscriptions/[id]/deliveries/[delivery]'>) {
  const { db, user } = await requireAdmin()
  const { id, delivery } = await params
  const [subscriptionId, deliveryId] = [idSchema.safeParse(id), idSchema.safeParse(delivery)]
  if (!subscriptionId.success || !deliveryId.success) notFound()
  const found = await getDelivery(db, subscriptionId.data, deliveryId.data)
  if (!found) notFound()
  const payload = JSON.stringify(JSON.parse(found.payload), null, 2)
  return (
    <>
      <PageHeader
        title={found.type}
        back={{ href: `/admin/subscriptions/${id}#deliveries`, label: 'Subscription' }}
      />
      <DeliveryFacts delivery={found} timeZone={user.timeZone} />
      <div className="flex flex-col gap-6 px-4 py-6 sm:px-6">
        <ActButton act={resendChosenAction.bind(null, subscriptionId.data)} label="Send again">
          <input type="hidden" name="delivery" value={found.id} />
        </ActButton>
        <CodeBlock title="Payload" text={payload} />
      </div>
      <section aria-labelledby="attempts">
        <h2 id="attempts" className="px-4 pt-2 pb-2 text-sm sm:px-6">
          Attempts
        </h2>
        {found.log.length === 0 ? (
          <p className="border-t px-4 py-4 text-muted-foreground sm:px-6">
            Nothing was sent yet. Reload in a moment.
          </p>
        ) : (
          <AttemptList attempts={found.log} timeZone={user.timeZone} />
        )}
      </section>
    </>
  )
}
