import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LikelyDuplicates } from '@/components/contacts/likely-duplicates'
import { MergeForm } from '@/components/contacts/merge-forms'
import { MergeSearch } from '@/components/contacts/merge-search'
import { MergeSides } from '@/components/contacts/merge-sides'
import { Part } from '@/components/directory/record-layout'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { findMergeCandidates } from '@/lib/contacts/merge-candidates'
import { listLikelyDuplicates } from '@/lib/contacts/merging'
import { getContact } from '@/lib/contacts/queries'
import { contactIdSchema } from '@/lib/contacts/schema'
import { mergeContactsAction } from '@/lib/contacts/tidying-actions'
import { single } from '@/lib/forms/search-params'
import { listAskedTickets } from '@/lib/timelines/queries'

export const metadata: Metadata = { title: 'Merge contacts' }

export default async function MergePage(props: PageProps<'/contacts/[id]/merge'>) {
  const { db } = await requireUser()
  const { success, data: id } = contactIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const { with: asked, q = '' } = single(await props.searchParams)
  const other = contactIdSchema.safeParse(asked).data
  const ids = other ? [id, other] : [id]
  const [contacts, weights, likely, found] = await Promise.all([
    Promise.all(ids.map((one) => getContact(db, one))),
    Promise.all(ids.map((one) => listAskedTickets(db, { contact: one }))),
    other ? [] : listLikelyDuplicates(db, id),
    other ? [] : findMergeCandidates(db, id, q),
  ])
  const [contact, second] = contacts
  if (!contact || contact.mergedInto) notFound()
  const sides =
    second && !second.mergedInto && second.id !== id ? ([contact, second] as const) : null
  return (
    <>
      <PageHeader title="Merge" back={{ href: `/contacts/${id}`, label: contact.name }} />
      <div className="flex max-w-3xl flex-col gap-8 px-4 py-5 sm:px-6">
        {sides ? (
          <>
            <MergeSides sides={sides} totals={weights.map(({ total }) => total)} />
            <MergeForm merge={mergeContactsAction.bind(null, id, sides[1].id)} pair={sides} />
          </>
        ) : (
          <>
            {likely.length > 0 && (
              <Part title="Maybe the same person">
                <LikelyDuplicates contact={id} duplicates={likely} />
              </Part>
            )}
            <Part title="Somebody else">
              <MergeSearch contact={id} q={q} found={found} />
            </Part>
          </>
        )}
      </div>
    </>
  )
}
