import type { Choice } from '@/components/ui/select'
import { PRIORITY_LABELS, STATUS_LABELS } from '@/lib/tickets/labels'
import { type Named, PRIORITIES, STATUSES, type Status } from '@/lib/tickets/types'

export const PRIORITY_CHOICES: Choice[] = PRIORITIES.map((value) => ({
  value,
  label: PRIORITY_LABELS[value],
}))

/** The statuses a ticket may be given: it is new only as long as nobody has taken it. */
export function statusChoices(current: Status): Choice[] {
  return STATUSES.filter((status) => status !== 'new' || current === 'new').map((value) => ({
    value,
    label: STATUS_LABELS[value],
  }))
}

/**
 * People or teams to pick one from, or none. The current one is offered though it may be missing
 * from the list, as a deactivated user is: saving something else must not take the ticket away.
 */
export function namedChoices(none: string, named: Named[], current: Named | null): Choice[] {
  const all = !current || named.some(({ id }) => id === current.id) ? named : [current, ...named]
  return [{ value: '', label: none }, ...all.map(({ id, name }) => ({ value: id, label: name }))]
}
