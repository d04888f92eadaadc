'use client'
import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { Delivery } from '@/lib/subscriptions/types'
import { DeliveryStatusMark } from './delivery-status'

const COLUMNS: Column[] = [
  { name: 'Chosen', className: 'w-12', hideName: true },
  { name: 'Event' },
  { name: 'Ticket', className: 'w-24' },
  { name: 'Status', className: 'w-32' },
  { name: 'Attempts', className: 'w-24 text-right' },
  { name: 'Happened', className: 'w-28 text-right' },
]

type DeliveryTableProps = {
  deliveries: Delivery[]
  subscription: string
  timeZone: string
  now: number
  resend: FormAction
}

/** What was sent, or is to be; each row leads to its log, and the ticked ones are sent again. */
export function DeliveryTable({ deliveries, resend, ...row }: DeliveryTableProps) {
  const { state, formAction, pending } = useActionForm(resend)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col">
      <Table caption="Deliveries" columns={COLUMNS}>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} {...row} />
        ))}
      </Table>
      <div className="flex flex-wrap items-center gap-4 px-4 py-3 sm:px-6">
        <Button type="submit" aria-disabled={pending || undefined}>
          Send chosen again
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}

type DeliveryRowProps = Omit<DeliveryTableProps, 'deliveries' | 'resend'> & { delivery: Delivery }

function DeliveryRow({ delivery, subscription, timeZone, now }: DeliveryRowProps) {
  const { id, sequence, type, status, attempts, happenedAt, ticketNumber } = delivery
  return (
    <Row className="max-md:grid max-md:grid-cols-[2rem_minmax(0,1fr)_auto] max-md:text-xs">
      <Cell className="max-md:row-span-2">
        <input
          type="checkbox"
          name="delivery"
          value={id}
          aria-label={`${type}, sequence ${sequence}`}
          className="relative z-10 block size-4 cursor-pointer accent-primary pointer-coarse:size-5"
        />
      </Cell>
      <Cell className="max-md:text-sm">
        <div className="flex min-w-0">
          <Link
            href={`/admin/subscriptions/${subscription}/deliveries/${id}`}
            prefetch={false}
            className={coverRow}
          >
            {type}
          </Link>
        </div>
      </Cell>
      <Cell className="text-muted-foreground tabular-nums max-md:col-start-2 max-md:row-start-2">
        {ticketNumber === null ? '–' : `#${ticketNumber}`}
      </Cell>
      <Cell className="max-md:col-start-3 max-md:row-start-1">
        <DeliveryStatusMark status={status} />
      </Cell>
      <Cell className="text-right text-muted-foreground tabular-nums max-md:hidden">
        {attempts}
      </Cell>
      <Cell className="text-right text-muted-foreground max-md:col-start-3 max-md:row-start-2">
        <RelativeTime at={happenedAt} timeZone={timeZone} now={now} />
      </Cell>
    </Row>
  )
}
