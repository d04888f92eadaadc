import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { MergeChoice } from '@/components/tickets/merge-choice'
import { MergeConfirmation } from '@/components/tickets/merge-confirmation'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { one } from '@/lib/forms/search-params'
import { getTicket } from '@/lib/tickets/queries'
import { otherTicketSchema, ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { mergeTicketsAction } from '@/lib/tickets/tidying-actions'
import { listMergeCandidates } from '@/lib/tickets/tidying-queries'

export const metadata: Metadata = { title: 'Merge tickets' }

type Props = PageProps<'/tickets/[number]/merge'>

/** Asks for the other ticket, then shows both and asks once more. */
export default async function MergePage({ params, searchParams }: Props) {
  const { db, user } = await requireUser()
  const number = ticketNumberInPathSchema.safeParse((await params).number)
  if (!number.success) notFound()
  const given = one((await searchParams).into)
  const wanted = otherTicketSchema.safeParse({ other: given ?? '' })
  const [ticket, other] = await Promise.all([
    getTicket(db, number.data),
    wanted.success ? getTicket(db, wanted.data.other) : null,
  ])
  if (!ticket) notFound()
  if (ticket.mergedInto) redirect(`/tickets/${ticket.mergedInto}`)
  const merge = other && mergeTicketsAction.bind(null, ticket.number, other.number)
  return (
    <>
      <PageHeader
        title={`Merge #${ticket.number}`}
        back={{ href: `/tickets/${ticket.number}`, label: `#${ticket.number}` }}
      />
      {merge && other.number !== ticket.number ? (
        <MergeConfirmation
          source={ticket}
          survivor={other}
          merge={merge}
          timeZone={user.timeZone}
        />
      ) : (
        <MergeChoice
          ticket={ticket}
          candidates={await listMergeCandidates(db, ticket.number, ticket.requester.id)}
          given={given}
        />
      )}
    </>
  )
}
