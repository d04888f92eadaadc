import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventContent } from '@/components/sources/event-content'
import { EventOutcome } from '@/components/sources/event-outcome'
import { ReplayForm } from '@/components/sources/replay-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { replayAction } from '@/lib/webhooks/actions'
import { getSource, readEvent } from '@/lib/webhooks/queries'
import { webhookIdSchema } from '@/lib/webhooks/schema'

export const metadata: Metadata = { title: 'Webhook event' }

type Props = PageProps<'/admin/sources/[id]/events/[event]'>

export default async function WebhookEventPage({ params }: Props) {
  const { db, user } = await requireAdmin()
  const given = await params
  const id = webhookIdSchema.safeParse(given.id)
  const eventId = webhookIdSchema.safeParse(given.event)
  if (!id.success || !eventId.success) notFound()
  const [source, event] = await Promise.all([getSource(db, id.data), readEvent(db, eventId.data)])
  if (!source || !event || event.sourceId !== source.id) notFound()
  const replayable = event.status === 'failed' || event.status === 'ignored'
  return (
    <>
      <PageHeader
        title={event.type ?? 'Event'}
        back={{ href: `/admin/sources/${source.id}`, label: source.slug }}
      />
      <EventOutcome event={event} timeZone={user.timeZone} />
      <ReplayForm
        event={event.id}
        offered={replayable && event.body !== null}
        replay={replayAction.bind(null, source.id)}
      />
      <EventContent event={event} />
    </>
  )
}
