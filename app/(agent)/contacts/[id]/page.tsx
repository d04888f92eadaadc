import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AddressForms } from '@/components/contacts/address-forms'
import { ContactActivity } from '@/components/contacts/contact-activity'
import { ContactFacts } from '@/components/contacts/contact-facts'
import { ContactHeader } from '@/components/contacts/contact-header'
import { PastMerges } from '@/components/contacts/merge-forms'
import { RecordLayout } from '@/components/directory/record-layout'
import { requireUser } from '@/lib/auth/gate'
import { changeAddressesAction, saveContactAction } from '@/lib/contacts/actions'
import { factValues } from '@/lib/contacts/fact-values'
import { listLikelyDuplicates, listMerges } from '@/lib/contacts/merging'
import { getContact } from '@/lib/contacts/queries'
import { contactIdSchema } from '@/lib/contacts/schema'
import { unmergeContactAction } from '@/lib/contacts/tidying-actions'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { single } from '@/lib/forms/search-params'
import { decodePlace } from '@/lib/timelines/place'
import { listAskedTickets, readTimeline } from '@/lib/timelines/queries'

export const metadata: Metadata = { title: 'Contact' }

export default async function ContactPage(props: PageProps<'/contacts/[id]'>) {
  const { db, user } = await requireUser()
  const { success, data: id } = contactIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const { before, done } = single(await props.searchParams)
  const place = decodePlace(before)
  const [contact, fields, asked, timeline, merges, duplicates] = await Promise.all([
    getContact(db, id),
    listCustomFields(db, 'contact'),
    listAskedTickets(db, { contact: id }),
    readTimeline(db, { contact: id }, place),
    listMerges(db, id),
    listLikelyDuplicates(db, id),
  ])
  if (!contact) notFound()
  if (contact.mergedInto) redirect(`/contacts/${contact.mergedInto}`)
  return (
    <RecordLayout
      header={<ContactHeader contact={contact} admin={user.role === 'admin'} />}
      facts={
        <>
          <ContactFacts
            save={saveContactAction.bind(null, id)}
            values={factValues(contact, fields)}
            fields={fields}
            seenAt={contact.seenAt}
            timeZone={user.timeZone}
            saved={done === 'saved'}
          />
          <AddressForms
            {...contact}
            change={changeAddressesAction.bind(null, id)}
            saved={done === 'addresses'}
          />
          <PastMerges undo={unmergeContactAction} merges={merges} timeZone={user.timeZone} />
        </>
      }
    >
      <ContactActivity
        contact={id}
        {...{ asked, timeline, duplicates }}
        earlier={place !== null}
        timeZone={user.timeZone}
      />
    </RecordLayout>
  )
}
