'use client'
import { exactTime, RelativeTime } from '@/components/tickets/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { useActionForm } from '@/lib/forms/use-action-form'
import { invitationAction } from '@/lib/invitations/actions'
import type { OpenInvitation } from '@/lib/invitations/types'
import { ROLE_LABELS } from '@/lib/users/labels'
import { Cell, type Column, Row, Table } from './table'

const COLUMNS: Column[] = [
  { name: 'Email' },
  { name: 'Role', className: 'w-20' },
  { name: 'Invited by', className: 'max-xl:hidden w-1/5' },
  { name: 'Invited', className: 'w-24' },
  { name: 'Expires', className: 'w-28' },
  { name: 'Actions', className: 'w-48', hideName: true },
]

type InvitationListProps = { invitations: OpenInvitation[]; timeZone: string; now: number }

/** Who was invited and has not come yet. One form: the pressed button says which and what. */
export function InvitationList({ invitations, timeZone, now }: InvitationListProps) {
  const { state, formAction, pending } = useActionForm(invitationAction)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col">
      <div className="px-4 pb-2 empty:hidden sm:px-6">
        <FormStatus state={state} />
      </div>
      {invitations.length === 0 ? (
        <p className="px-4 pb-6 text-muted-foreground sm:px-6">Nobody is waited for.</p>
      ) : (
        <Table caption="Pending invitations" columns={COLUMNS}>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} {...{ invitation, timeZone, now }} />
          ))}
        </Table>
      )}
    </ActionForm>
  )
}

type InvitationRowProps = { invitation: OpenInvitation; timeZone: string; now: number }

function InvitationRow({ invitation, timeZone, now }: InvitationRowProps) {
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell>
        <span className="block truncate font-medium" title={email}>
          {email}
        </span>
      </Cell>
      <Cell className="max-md:justify-self-end max-md:text-xs max-md:text-muted-foreground">
        {ROLE_LABELS[role]}
      </Cell>
      <Cell className="text-muted-foreground max-xl:hidden">
        <bdi className="block truncate">{invitedBy ?? 'Command line'}</bdi>
      </Cell>
      <Cell className="text-muted-foreground max-md:hidden">
        <RelativeTime at={createdAt} timeZone={timeZone} now={now} />
      </Cell>
      <Cell className="text-muted-foreground max-md:text-xs">
        <time dateTime={expiresAt} title={exactTime(expiresAt, timeZone)}>
          {expiry(expiresAt, now)}
        </time>
      </Cell>
      <Cell className="max-md:justify-self-end">
        <div className="-mr-2 flex justify-end gap-1">
          <Button type="submit" name="resend" value={id} variant="ghost" size="inline">
            Resend<span className="sr-only"> the invitation to {email}</span>
          </Button>
          <Button type="submit" name="revoke" value={id} variant="ghost" size="inline">
            Revoke<span className="sr-only"> the invitation to {email}</span>
          </Button>
        </div>
      </Cell>
    </Row>
  )
}

function expiry(at: string, now: number): string {
  const hours = (Date.parse(at) - now) / 3_600_000
  if (hours <= 0) return 'Expired'
  const days = Math.round(hours / 24)
  if (days === 0) return 'In some hours'
  return days === 1 ? 'In 1 day' : `In ${days} days`
}
