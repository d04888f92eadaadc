import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MappingForm } from '@/components/sources/mapping-form'
import { exactTime } from '@/components/tickets/relative-time'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { mappingAction } from '@/lib/webhooks/mapping-actions'
import { mappingValues } from '@/lib/webhooks/mapping-values'
import { previewOnEvent } from '@/lib/webhooks/preview'
import { getSource, listEvents } from '@/lib/webhooks/queries'
import { webhookIdSchema } from '@/lib/webhooks/schema'

export const metadata: Metadata = { title: 'Mapping' }

export default async function MappingPage({ params }: PageProps<'/admin/sources/[id]/mapping'>) {
  const { db, user } = await requireAdmin()
  const id = webhookIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [source, { events }, customFields] = await Promise.all([
    getSource(db, id.data),
    listEvents(db, id.data, {}),
    listCustomFields(db),
  ])
  if (source?.provider !== 'generic') notFound()
  const saved = mappingValues(source.mapping)
  return (
    <>
      <PageHeader
        title="Mapping"
        back={{ href: `/admin/sources/${source.id}`, label: source.slug }}
      />
      <MappingForm
        save={mappingAction.bind(null, source.id)}
        saved={saved}
        events={events.map(({ id: value, receivedAt }) => ({
          value,
          label: `${exactTime(receivedAt, user.timeZone)} · ${value.slice(0, 8)}`,
        }))}
        customFields={customFields}
        preview={await previewOnEvent(db, { ...saved, event: events[0]?.id ?? '' })}
      />
    </>
  )
}
