import Link from 'next/link'
import { Cell, type Column, Row, Table } from '@/components/admin/table'
import { ActForm } from '@/components/tickets/act-form'
import { ExactTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { MailIcon } from '@/components/ui/icons'
import type { MailFailure } from '@/lib/email/types'
import { retryJobsAction } from '@/lib/jobs/actions'
import { taskLabel } from '@/lib/jobs/labels'

const COLUMNS: Column[] = [
  { name: 'Mail', className: 'w-1/3' },
  { name: 'Reason' },
  { name: 'State', className: 'w-28' },
  { name: 'When', className: 'w-40' },
  { name: 'Retry', className: 'w-24', hideName: true },
]

const STATES: Record<MailFailure['outcome'], string> = {
  refused: 'Refused',
  given_up: 'Given up',
  failed: 'Failed',
  retrying: 'Tried again',
}

type FailureTableProps = { failures: readonly MailFailure[]; timeZone: string }

/** Mails that did not arrive, with the reason, and the way to try again where there is one. */
export function FailureTable({ failures, timeZone }: FailureTableProps) {
  if (failures.length === 0) {
    return (
      <EmptyState icon={<MailIcon className="size-5" />} title="All mail went out">
        No mail server has refused any, as far as is remembered.
      </EmptyState>
    )
  }
  return (
    <Table caption="What did not arrive" columns={COLUMNS}>
      {failures.map((failure) => (
        <FailureRow
          key={`${failure.job} ${failure.recipient} ${failure.failedAt}`}
          {...{ failure, timeZone }}
        />
      ))}
    </Table>
  )
}

function FailureRow({ failure, timeZone }: { failure: MailFailure; timeZone: string }) {
  const { recipient, ticket, subject, task, reason, outcome, job, failedAt } = failure
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] md:align-top">
      <Cell className="md:py-2">
        <span className="block font-medium wrap-anywhere">
          <bdi>{recipient ?? taskLabel(task)}</bdi>
        </span>
        <span className="block text-xs text-muted-foreground wrap-anywhere">
          {ticket ? (
            <Link
              href={`/tickets/${ticket}`}
              prefetch={false}
              className="underline hover:text-foreground"
            >
              #{ticket} {subject && <bdi>{subject}</bdi>}
            </Link>
          ) : (
            taskLabel(task)
          )}
        </span>
      </Cell>
      <Cell className="max-md:col-span-2 max-md:row-start-2 md:py-2">
        <bdi className="line-clamp-4 wrap-anywhere">{reason ?? 'Nothing was said.'}</bdi>
      </Cell>
      <Cell className="max-md:row-start-3 max-md:text-xs md:py-2">{STATES[outcome]}</Cell>
      <Cell className="text-muted-foreground max-md:row-start-3 max-md:justify-self-end max-md:text-xs md:py-2">
        <ExactTime at={failedAt} timeZone={timeZone} />
      </Cell>
      <Cell className="max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end md:py-1 md:text-right">
        {job !== null && (
          <ActForm
            act={retryJobsAction.bind(null, job, { state: undefined })}
            variant="secondary"
            size="inline"
          >
            Retry<span className="sr-only"> {recipient ?? taskLabel(task)}</span>
          </ActForm>
        )}
      </Cell>
    </Row>
  )
}
