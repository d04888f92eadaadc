import { LogIcon } from '@/components/layout/nav-icons'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { queryString } from '@/lib/forms/search-params'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { DeliveryFilter, DeliveryPage } from '@/lib/subscriptions/types'
import { DeliveryFilterBar } from './delivery-filter-bar'
import { DeliveryTable } from './delivery-table'

type DeliverySectionProps = {
  subscription: string
  filter: DeliveryFilter
  page: DeliveryPage
  timeZone: string
  resend: FormAction
}

/** The log of a subscription, a page of it. */
export function DeliverySection({
  subscription,
  filter: { status },
  page: { deliveries, older, newer },
  timeZone,
  resend,
}: DeliverySectionProps) {
  const here = `/admin/subscriptions/${subscription}`
  const href = (place: { before?: number; after?: number }) =>
    `${here}${queryString({ status, ...place })}#deliveries`
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" className="scroll-mt-4 border-b px-4 pt-6 pb-2 text-sm sm:px-6">
        Deliveries of the last 30 days
      </h2>
      <DeliveryFilterBar action={here} status={status} />
      {deliveries.length === 0 ? (
        <EmptyState icon={<LogIcon className="size-5" />} title="No deliveries here">
          {status
            ? 'None has this status.'
            : 'Nothing has happened that this subscription hears of.'}
        </EmptyState>
      ) : (
        <DeliveryTable
          deliveries={deliveries}
          subscription={subscription}
          timeZone={timeZone}
          now={Date.now()}
          resend={resend}
        />
      )}
      <Pagination
        label="Pages of deliveries"
        previous={newer === null ? undefined : href({ after: newer })}
        next={older === null ? undefined : href({ before: older })}
      />
    </section>
  )
}
