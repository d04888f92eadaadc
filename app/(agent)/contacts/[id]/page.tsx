import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { AddressForms } from '@/components/contacts/address-forms'
import { ContactFacts } from '@/components/contacts/contact-facts'
import { ContactHeader } from '@/components/contacts/contact-header'
import { ContactTimeline } from '@/components/contacts/contact-timeline'
import { Part, RecordLayout } from '@/components/directory/record-layout'
import { TicketLines } from '@/components/directory/ticket-lines'
import { requireUser } from '@/lib/auth/gate'
import { changeAddressesAction, saveContactAction } from '@/lib/contacts/actions'
import { factValues } from '@/lib/contacts/fact-values'
import { getContact, listContactTickets } from '@/lib/contacts/queries'
import { contactIdSchema } from '@/lib/contacts/schema'
import { decodePlace, readTimeline } from '@/lib/contacts/timeline'
import { queryString, single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'Contact' }

const more =
  'rounded-sm text-xs text-muted-foreground underline underline-offset-2 hover:text-foreground'

export default async function ContactPage(props: PageProps<'/contacts/[id]'>) {
  const { db, user } = await requireUser()
  const { success, data: id } = contactIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const { before, done } = single(await props.searchParams)
  const { timeZone } = user
  const [contact, { tickets, total }, { lines, older }] = await Promise.all([
    getContact(db, id),
    listContactTickets(db, id),
    readTimeline(db, id, decodePlace(before)),
  ])
  if (!contact) notFound()
  if (contact.mergedInto) redirect(`/contacts/${contact.mergedInto}`)
  const all = `/tickets${queryString({ q: `requester:${contact.id}` })}`
  return (
    <RecordLayout
      header={<ContactHeader contact={contact} />}
      facts={
        <>
          <ContactFacts
            save={saveContactAction.bind(null, id)}
            values={factValues(contact)}
            seenAt={contact.seenAt}
            timeZone={timeZone}
            saved={done === 'saved'}
          />
          <AddressForms
            {...contact}
            change={changeAddressesAction.bind(null, id)}
            saved={done === 'addresses'}
          />
        </>
      }
    >
      <Part
        title={total === 1 ? '1 ticket' : `${total.toLocaleString('en')} tickets`}
        aside={
          total > tickets.length && (
            <Link href={all} prefetch={false} className={more}>
              All of them
            </Link>
          )
        }
      >
        <TicketLines tickets={tickets} timeZone={timeZone} none="They have asked nothing yet." />
      </Part>
      <Part
        title={before ? 'Earlier' : 'Timeline'}
        aside={
          before && (
            <Link href={`/contacts/${id}`} prefetch={false} className={more}>
              Newest
            </Link>
          )
        }
      >
        <ContactTimeline lines={lines} timeZone={timeZone} />
        {older && (
          <Link
            href={`/contacts/${id}${queryString({ before: older })}`}
            rel="next"
            prefetch={false}
            className={more}
          >
            Earlier
          </Link>
        )}
      </Part>
    </RecordLayout>
  )
}
