import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChooseFiles } from '@/components/attachments/choose-files'
import { WaitingFiles } from '@/components/attachments/waiting-files'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { prepareAnswer } from '@/lib/answering/queries'
import { requireUser } from '@/lib/auth/gate'
import { all, one } from '@/lib/forms/search-params'
import { messageKindSchema } from '@/lib/messages/schema'
import { getTicket } from '@/lib/tickets/queries'
import { numberInPath } from '@/lib/tickets/ticket-address'

export const metadata: Metadata = { title: 'Attach files' }

type Props = PageProps<'/tickets/[number]/files'>

/** Takes files for a reply or a note where there are no scripts; what was typed is a draft meanwhile. */
export default async function FilesPage({ params, searchParams }: Props) {
  const { db } = await requireUser()
  const [path, search] = await Promise.all([params, searchParams])
  const number = numberInPath(path.number)
  if (!number) notFound()
  const kind = messageKindSchema.catch('reply').parse(one(search.kind))
  const [ticket, { files }] = await Promise.all([getTicket(db, number), prepareAnswer(db, number)])
  if (!ticket) notFound()
  const back = `/tickets/${number}`
  const text = kind === 'reply' ? 'reply' : 'note'
  return (
    <>
      <PageHeader title={`Files for your ${text}`} back={{ href: back, label: `#${number}` }} />
      <div className="flex max-w-2xl flex-col gap-6 px-4 py-6 sm:px-6">
        {all(search.refused).map((words) => (
          <Alert key={words}>{words}</Alert>
        ))}
        <WaitingFiles ticket={number} files={files.filter((file) => file.kind === kind)} />
        <ChooseFiles ticket={number} kind={kind} />
        <div className="flex border-t border-dashed border-perforation pt-4">
          <LinkButton href={back} variant="primary">
            Back to your {text}
          </LinkButton>
        </div>
      </div>
    </>
  )
}
