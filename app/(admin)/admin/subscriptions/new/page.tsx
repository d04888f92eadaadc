import type { Metadata } from 'next'
import { SubscriptionForm } from '@/components/subscriptions/subscription-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { createSubscriptionAction } from '@/lib/subscriptions/actions'

export const metadata: Metadata = { title: 'New subscription' }

export default async function NewSubscriptionPage() {
  await requireAdmin()
  return (
    <>
      <PageHeader
        title="New subscription"
        back={{ href: '/admin/subscriptions', label: 'Webhooks out' }}
      />
      <div className="max-w-3xl px-4 py-6 sm:px-6">
        <SubscriptionForm save={createSubscriptionAction} button="Create subscription" />
      </div>
    </>
  )
}
