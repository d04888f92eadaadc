import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from '@/lib/tickets/labels'
import type { Named } from '@/lib/tickets/types'
import type { Assignable } from '@/lib/users/types'
import type { BulkChange, BulkProgress, Outcome } from './types'

const OUTCOME_LABELS: Record<Outcome, string> = {
  changed: 'Changed',
  unchanged: 'Already so',
  refused: 'Refused',
  gone: 'Not found',
}

type Told = { label: string; value: string }

/** What became of a ticket, in a word. */
export function outcomeLabel(outcome: Outcome | null, isUndo: boolean): string {
  if (outcome === null) return 'Waiting'
  return isUndo && outcome === 'changed' ? 'Given back' : OUTCOME_LABELS[outcome]
}

/** "1 ticket", "1,000 tickets". */
export function countedTickets(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'ticket' : 'tickets'}`
}

/** What came of it so far: "12 changed, 1 refused." What did not occur is left out. */
export function progressText(bulk: BulkProgress & Pick<BulkChange, 'undoes'>): string {
  const { changed, unchanged, refused, gone } = bulk
  const parts = [
    (changed > 0 || unchanged + refused + gone === 0) &&
      `${changed.toLocaleString('en')} ${bulk.undoes ? 'given back' : 'changed'}`,
    unchanged > 0 && `${unchanged.toLocaleString('en')} already so`,
    refused > 0 && `${refused.toLocaleString('en')} refused`,
    gone > 0 && `${gone.toLocaleString('en')} not found`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

/** Tickets that have been worked, whatever became of them. */
export function workedOf({ changed, unchanged, refused, gone }: BulkProgress): number {
  return changed + unchanged + refused + gone
}

/** What a bulk change does to each ticket, property by property. */
export function changesTold(bulk: BulkChange, { users, teams }: Assignable): Told[] {
  const { status, priority, assignee_id, team_id, add_tags, remove_tags } = bulk.changes
  const named = (list: Named[], id: string | null, none: string) =>
    id === null ? none : (list.find((one) => one.id === id)?.name ?? 'somebody who left')
  const told: (Told | undefined | false)[] = [
    status && { label: FIELD_LABELS.status, value: STATUS_LABELS[status] },
    priority && { label: FIELD_LABELS.priority, value: PRIORITY_LABELS[priority] },
    assignee_id !== undefined && {
      label: FIELD_LABELS.assignee,
      value: named(users, assignee_id, 'Unassigned'),
    },
    team_id !== undefined && { label: FIELD_LABELS.team, value: named(teams, team_id, 'No team') },
    add_tags && add_tags.length > 0 && { label: 'Tags added', value: add_tags.join(', ') },
    remove_tags &&
      remove_tags.length > 0 && { label: 'Tags removed', value: remove_tags.join(', ') },
    bulk.macroName !== null && {
      label: 'Macro',
      value: bulk.replies ? `${bulk.macroName}, with its reply` : bulk.macroName,
    },
  ]
  return told.filter((one) => !!one)
}

/**
 * What to consider before it begins: what cannot be undone, and what nobody has seen in full.
 * Nothing where it can simply be done, and undone.
 */
export function concernsOf(bulk: BulkChange): string[] {
  if (bulk.undoes) return []
  return [
    bulk.changes.status === 'closed' &&
      'Closed is final: it cannot be undone, and what requesters answer begins new tickets.',
    bulk.replies && 'The macro’s reply is sent to each requester. It cannot be unsent.',
    bulk.scope === 'all' &&
      'These are all that match the query now, those on other pages among them.',
    bulk.scope === 'first' &&
      'More than 10,000 tickets match. The 10,000 with the newest activity are changed; do it again for the others.',
  ].filter((one) => one !== false)
}

/** What a bulk change is called: "Change of 12 tickets". */
export function titleOf({ undoes, total }: BulkChange): string {
  return undoes ? `Undo on ${countedTickets(total)}` : `Change of ${countedTickets(total)}`
}
