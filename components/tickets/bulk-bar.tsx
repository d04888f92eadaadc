import { BULK_STATUSES } from '@/lib/bulk-changes/schema'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import type { ListChoices } from '@/lib/tickets/list-choices'
import type { ListPlace } from '@/lib/tickets/list-place'
import type { Named } from '@/lib/tickets/types'
import { TicketBulkForm } from './ticket-bulk-form'
import { PRIORITY_CHOICES } from './ticket-choices'

const SAME = { value: '', label: 'Keep' }

type BulkBarProps = {
  choices: ListChoices
  /** The id of who is signed in: the first to be offered. */
  self: string
  /** Which tickets the list shows. */
  place: ListPlace
  /** The bulk change that has just been made from here. */
  done: string | undefined
}

/** What can be done to the tickets that are selected above it; comes up with the first of them. */
export function BulkBar({ choices, self, place, done }: BulkBarProps) {
  const { users, teams, macros } = choices
  const others = users.filter(({ id }) => id !== self)
  return (
    <TicketBulkForm
      place={place}
      done={done}
      choices={{
        status: [SAME, ...BULK_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))],
        priority: [SAME, ...PRIORITY_CHOICES],
        assignee_id: [
          SAME,
          { value: self, label: 'Me' },
          { value: 'none', label: 'Unassigned' },
          ...toChoices(others),
        ],
        team_id: [SAME, { value: 'none', label: 'No team' }, ...toChoices(teams)],
        macro_id: [{ value: '', label: 'None' }, ...toChoices(macros)],
      }}
    />
  )
}

const toChoices = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }))
