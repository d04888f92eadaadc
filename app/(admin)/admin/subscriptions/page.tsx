import type { Metadata } from 'next'
import { SubscriptionTable } from '@/components/subscriptions/subscription-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { listSubscriptions } from '@/lib/subscriptions/queries'
import { pageSchema } from '@/lib/subscriptions/schema'

export const metadata: Metadata = { title: 'Webhooks out' }

export default async function SubscriptionsPage({
  searchParams,
}: PageProps<'/admin/subscriptions'>) {
  const { db, user } = await requireAdmin()
  const page = pageSchema.parse(single(await searchParams).page)
  const { subscriptions, more } = await listSubscriptions(db, page)
  const href = (to: number) => `/admin/subscriptions?page=${to}`
  return (
    <>
      <PageHeader
        title="Webhooks out"
        actions={<LinkButton href="/admin/subscriptions/new">New subscription</LinkButton>}
      />
      <SubscriptionTable subscriptions={subscriptions} timeZone={user.timeZone} />
      <Pagination
        previous={page > 1 ? href(page - 1) : undefined}
        next={more ? href(page + 1) : undefined}
      />
    </>
  )
}
