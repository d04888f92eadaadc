import Link from 'next/link'
import { LogIcon } from '@/components/layout/nav-icons'
import { ActForm } from '@/components/tickets/act-form'
import { ExactTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { AlertIcon } from '@/components/ui/icons'
import { retryJobsAction } from '@/lib/jobs/actions'
import { JOB_STATE_LABELS, taskLabel } from '@/lib/jobs/labels'
import type { JobFilter } from '@/lib/jobs/schema'
import type { Job } from '@/lib/jobs/types'
import { Cell, type Column, Row, Table } from './table'

const COLUMNS: Column[] = [
  { name: 'Job', className: 'w-1/3' },
  { name: 'What went wrong' },
  { name: 'State', className: 'w-24' },
  { name: 'Next try', className: 'w-40' },
  { name: 'Retry', className: 'w-24', hideName: true },
]

const TRIED = { failed: 'Not by itself', running: 'Now' }

type JobTableProps = { jobs: Job[]; filter: JobFilter; timeZone: string }

/** Jobs, what went wrong with them and when they are tried again. */
export function JobTable({ jobs, filter, timeZone }: JobTableProps) {
  if (jobs.length === 0) {
    const title = filter.state ? 'None of these' : 'All is well'
    return (
      <EmptyState icon={<LogIcon className="size-5" />} title={title}>
        {filter.state
          ? 'No job is in this state now.'
          : 'What is not waited for, such as mails and webhooks, is done by jobs. None of them is in trouble.'}
      </EmptyState>
    )
  }
  return (
    <Table caption="Jobs" columns={COLUMNS}>
      {jobs.map((job) => (
        <JobRow key={job.id} {...{ job, filter, timeZone }} />
      ))}
    </Table>
  )
}

type JobRowProps = { job: Job; filter: JobFilter; timeZone: string }

function JobRow({ job, filter, timeZone }: JobRowProps) {
  const { id, task, subject, ticket, error, state, attempts, maxAttempts, runAt } = job
  const label = taskLabel(task)
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] md:align-top">
      <Cell className="md:py-2">
        <span className="block font-medium">{label}</span>
        {subject && (
          <span className="block text-xs text-muted-foreground wrap-anywhere">
            {ticket ? (
              <Link
                href={`/tickets/${ticket}`}
                prefetch={false}
                className="underline hover:text-foreground"
              >
                #{ticket} <bdi>{subject}</bdi>
              </Link>
            ) : (
              <bdi>{subject}</bdi>
            )}
          </span>
        )}
      </Cell>
      <Cell className="max-md:col-span-2 max-md:row-start-2 md:py-2">
        <WhatWentWrong error={error} state={state} attempts={attempts} />
      </Cell>
      <Cell className="max-md:row-start-3 max-md:text-xs md:py-2">
        <span className={state === 'failed' ? 'flex gap-1 text-destructive' : 'flex gap-1'}>
          {state === 'failed' && <AlertIcon className="mt-0.5 size-3.5" />}
          {JOB_STATE_LABELS[state]}
        </span>
        <span className="block text-xs text-muted-foreground tabular-nums">
          {attempts} of {maxAttempts} tries
        </span>
      </Cell>
      <Cell className="text-muted-foreground max-md:row-start-3 max-md:self-start max-md:justify-self-end max-md:text-xs md:py-2">
        {state === 'failed' || state === 'running' ? (
          TRIED[state]
        ) : (
          <>
            <span className="md:sr-only">Next try </span>
            <ExactTime at={runAt} timeZone={timeZone} />
          </>
        )}
      </Cell>
      <Cell className="max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end md:py-1 md:text-right">
        {(state === 'failed' || state === 'retrying') && (
          <ActForm act={retryJobsAction.bind(null, id, filter)} variant="secondary" size="inline">
            Retry<span className="sr-only"> {`${label} ${subject ?? id}`}</span>
          </ActForm>
        )}
      </Cell>
    </Row>
  )
}

function WhatWentWrong({ error, state, attempts }: Pick<Job, 'error' | 'state' | 'attempts'>) {
  if (error === null) {
    const ended = attempts > 0 && state !== 'running'
    return (
      <span className="text-muted-foreground">
        {ended ? 'The worker ended while it was at it.' : 'Nothing'}
      </span>
    )
  }
  const [first = '', ...rest] = error.split('\n')
  if (rest.length === 0 && first.length <= 160) {
    return <bdi className="wrap-anywhere">{first}</bdi>
  }
  return (
    <details>
      <summary className="cursor-pointer wrap-anywhere">
        <bdi>{first.slice(0, 160)}</bdi> …
      </summary>
      <pre className="pt-1 text-xs whitespace-pre-wrap text-muted-foreground wrap-anywhere">
        {error}
      </pre>
    </details>
  )
}
