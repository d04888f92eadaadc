import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { DeleteViewForm } from '@/components/views/delete-view-form'
import { ViewForm } from '@/components/views/view-form'
import { requireUser } from '@/lib/auth/gate'
import { deleteViewAction, updateViewAction } from '@/lib/views/actions'
import { mayChange, seenBy } from '@/lib/views/audience'
import { getView } from '@/lib/views/queries'
import { viewIdSchema } from '@/lib/views/schema'

export const metadata: Metadata = { title: 'View' }

export default async function ViewPage({ params, searchParams }: PageProps<'/tickets/views/[id]'>) {
  const { db, user } = await requireUser()
  const id = viewIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const view = await getView(db, id.data)
  if (!view) notFound()
  const header = <PageHeader title={view.name} back={{ href: '/tickets/views', label: 'Views' }} />
  // Said in words and not by forbidden(): thrown in a page, that has no HTML without scripts.
  if (!mayChange(view, user.role)) {
    return (
      <>
        {header}
        <Section title="View" description={`Seen by ${seenBy(view)}. Admins change it.`}>
          <p className="wrap-anywhere">{view.query || 'All tickets'}</p>
        </Section>
      </>
    )
  }
  return (
    <>
      {header}
      <Section title="View" description={`Seen by ${seenBy(view)}.`}>
        <ViewForm
          view={view}
          save={updateViewAction.bind(null, view.id)}
          saved={(await searchParams).done === 'saved'}
        />
      </Section>
      <Section title="Delete" description="The tickets stay as they are.">
        <DeleteViewForm
          name={view.name}
          query={view.query}
          others={view.isPersonal ? undefined : seenBy(view)}
          remove={deleteViewAction.bind(null, view.id)}
        />
      </Section>
    </>
  )
}
