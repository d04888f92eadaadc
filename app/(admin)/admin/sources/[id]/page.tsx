import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SourceEvents } from '@/components/sources/source-events'
import { SourceFacts } from '@/components/sources/source-facts'
import { SourceSections } from '@/components/sources/source-sections'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { webEnv } from '@/lib/env'
import { queryString, single } from '@/lib/forms/search-params'
import {
  disableSourceAction,
  replayAction,
  rotateSecretAction,
  saveSignatureAction,
} from '@/lib/webhooks/actions'
import { getSource, listEvents } from '@/lib/webhooks/queries'
import { eventFilterSchema, webhookIdSchema } from '@/lib/webhooks/schema'
import { sourceAddress } from '@/lib/webhooks/source-address'

export const metadata: Metadata = { title: 'Webhook source' }

export default async function SourcePage(props: PageProps<'/admin/sources/[id]'>) {
  const { db, user } = await requireAdmin()
  const id = webhookIdSchema.safeParse((await props.params).id)
  if (!id.success) notFound()
  const filter = eventFilterSchema.parse(single(await props.searchParams))
  const [source, { events, next }] = await Promise.all([
    getSource(db, id.data),
    listEvents(db, id.data, filter),
  ])
  if (!source) notFound()
  const { SITE_URL } = webEnv()
  const path = `/admin/sources/${source.id}`
  return (
    <>
      <PageHeader title={source.slug} back={{ href: '/admin/sources', label: 'Webhook sources' }} />
      <SourceFacts
        source={source}
        address={sourceAddress(SITE_URL, source.slug)}
        timeZone={user.timeZone}
      />
      <SourceEvents
        source={source.id}
        events={events}
        status={filter.status}
        first={filter.cursor ? `${path}${queryString({ status: filter.status })}` : undefined}
        next={next ? `${path}${queryString({ status: filter.status, cursor: next })}` : undefined}
        replay={replayAction.bind(null, source.id)}
        timeZone={user.timeZone}
      />
      <SourceSections
        source={source}
        site={SITE_URL}
        timeZone={user.timeZone}
        rotate={rotateSecretAction.bind(null, source.id)}
        saveSignature={saveSignatureAction.bind(null, source.id)}
        disable={disableSourceAction.bind(null, source.id, true)}
        enable={disableSourceAction.bind(null, source.id, false)}
      />
    </>
  )
}
