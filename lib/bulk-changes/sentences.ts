import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from '@/lib/tickets/labels'
import type { Named } from '@/lib/tickets/types'
import type { Assignable } from '@/lib/users/types'
import { counted, KINDS } from './kinds'
import type { BulkChange, BulkProgress, BulkWeight, Outcome } from './types'

const OUTCOME_LABELS: Record<Outcome, string> = {
  changed: 'Changed',
  unchanged: 'Already so',
  refused: 'Refused',
  gone: 'Not found',
}

type Told = { label: string; value: string }

type Doing = Pick<BulkChange, 'undoes' | 'changes'>

/** What became of an item, in a word. */
export function outcomeLabel(outcome: Outcome | null, { undoes, changes }: Doing): string {
  if (outcome === null) return 'Waiting'
  if (outcome !== 'changed') return OUTCOME_LABELS[outcome]
  return undoes ? 'Given back' : changes.delete ? 'Deleted' : OUTCOME_LABELS.changed
}

/** What came of it so far: "12 changed, 1 refused." What did not occur is left out. */
export function progressText(bulk: BulkProgress & Doing): string {
  const { changed, unchanged, refused, gone } = bulk
  const parts = [
    (changed > 0 || unchanged + refused + gone === 0) &&
      `${changed.toLocaleString('en')} ${outcomeLabel('changed', bulk).toLowerCase()}`,
    unchanged > 0 && `${unchanged.toLocaleString('en')} already so`,
    refused > 0 && `${refused.toLocaleString('en')} refused`,
    gone > 0 && `${gone.toLocaleString('en')} not found`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

/** How many have been worked, whatever became of them. */
export function workedOf({ changed, unchanged, refused, gone }: BulkProgress): number {
  return changed + unchanged + refused + gone
}

/** What a bulk change does to each item, property by property. */
export function changesTold(
  bulk: BulkChange,
  { users, teams }: Assignable = { users: [], teams: [] },
): Told[] {
  const { status, priority, assignee_id, team_id, add_tags, remove_tags } = bulk.changes
  const { company_name } = bulk.changes
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
    company_name !== undefined && { label: 'Company', value: company_name ?? 'None' },
    bulk.changes.adopt && { label: 'Takes in', value: 'Contacts at its domains without a company' },
  ]
  return told.filter((one) => !!one)
}

/**
 * What to consider before it begins: what cannot be undone, and what nobody has seen in full.
 * Nothing where it can simply be done, and undone.
 */
export function concernsOf(bulk: BulkChange): string[] {
  if (bulk.undoes) return []
  const { many } = KINDS[bulk.kind]
  const newest = bulk.kind === 'ticket' ? 'with the newest activity' : 'that changed last'
  return [
    bulk.changes.delete && 'What is deleted is gone for good: this cannot be undone.',
    bulk.changes.status === 'closed' &&
      'Closed is final: it cannot be undone, and what requesters answer begins new tickets.',
    bulk.replies && 'The macro’s reply is sent to each requester. It cannot be unsent.',
    bulk.scope === 'all' &&
      'These are all that match the query now, those on other pages among them.',
    bulk.scope === 'first' &&
      `More than 10,000 ${many} match. The 10,000 ${newest} are changed; do it again for the others.`,
  ].filter((one) => typeof one === 'string')
}

/** What a deletion that was not begun takes along, and what it leaves. */
export function weightTold({ kind }: BulkChange, weight: BulkWeight): string[] {
  const many = (name: string, one: string) => {
    const count = weight[name] ?? 0
    return `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`
  }
  if (kind === 'company') {
    return [
      'Deleted with them: their domains and notes.',
      `Left without a company: ${many('contacts', 'contact')}.`,
    ]
  }
  const lost = [many('tickets', 'ticket'), many('messages', 'message'), many('files', 'file')]
  return [
    `Deleted with them: ${lost.join(', ')}.`,
    'Their addresses, numbers and notes are deleted as well.',
    ...(weight.elsewhere
      ? [`Left without their name: ${many('elsewhere', 'message')} on tickets of others.`]
      : []),
    ...(weight.parted
      ? [`Not deleted: ${many('parted', 'ticket')} of others, merged into theirs until now.`]
      : []),
  ]
}

/** What a bulk change is called: "Change of 12 tickets". */
export function titleOf({ kind, undoes, changes, total }: BulkChange): string {
  const of = counted(kind, total)
  return undoes ? `Undo on ${of}` : `${changes.delete ? 'Deletion' : 'Change'} of ${of}`
}

/** Whether what it has done can be given back. */
export function isUndoable({ changes, changed }: BulkChange): boolean {
  return changed > 0 && !changes.delete && !changes.adopt
}
