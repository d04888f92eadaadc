import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExactTime } from '@/components/tickets/relative-time'
import { SplitForm } from '@/components/tickets/split-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { one } from '@/lib/forms/search-params'
import { getTicket } from '@/lib/tickets/queries'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { splitMessageAction } from '@/lib/tickets/tidying-actions'
import { getReply } from '@/lib/tickets/tidying-queries'

export const metadata: Metadata = { title: 'Split off a message' }

type Props = PageProps<'/tickets/[number]/split'>

/** Shows the message that is to become a ticket, and asks what that is about. */
export default async function SplitPage({ params, searchParams }: Props) {
  const { db, user } = await requireUser()
  const number = ticketNumberInPathSchema.safeParse((await params).number)
  const message = ticketNumberInPathSchema.safeParse(one((await searchParams).message))
  if (!number.success || !message.success) notFound()
  const [ticket, reply] = await Promise.all([
    getTicket(db, number.data),
    getReply(db, number.data, message.data),
  ])
  if (!ticket || !reply) notFound()
  return (
    <>
      <PageHeader
        title="Split off a message"
        back={{ href: `/tickets/${ticket.number}`, label: `#${ticket.number}` }}
      />
      <div className="flex max-w-2xl flex-col gap-6 px-4 py-6 sm:px-6">
        <p className="text-muted-foreground">
          This message leaves #{ticket.number} and becomes a new ticket, linked with it. You can
          undo it.
        </p>
        <blockquote className="flex flex-col gap-1 rounded-lg border bg-card px-4 py-3">
          <p className="flex flex-wrap gap-x-2 text-xs text-muted-foreground">
            <bdi className="font-medium text-foreground">{reply.author}</bdi>
            <ExactTime at={reply.at} timeZone={user.timeZone} />
          </p>
          <p dir="auto" className="max-h-60 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
            {reply.body}
          </p>
        </blockquote>
        <SplitForm
          split={splitMessageAction.bind(null, ticket.number, reply.id)}
          subject={ticket.subject}
        />
      </div>
    </>
  )
}
