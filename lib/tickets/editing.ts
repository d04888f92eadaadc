import { z } from 'zod'
import type { FormValues } from '@/lib/forms/action-state'
import type { Assignable } from '@/lib/users/types'
import { EDITED_FIELDS, type EditedField, type EditedValues, editedValues } from './edited-values'
import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from './labels'
import { PRIORITIES, STATUSES, type Ticket } from './types'

const baseSchema = z.partialRecord(
  z.enum(Object.keys(EDITED_FIELDS) as [EditedField, ...EditedField[]]),
  z.string().max(5000),
)

/** What the form was loaded with, as it carried it along; empty when that cannot be read. */
export function readBase(json: string | undefined): Partial<EditedValues> {
  try {
    return baseSchema.catch({}).parse(JSON.parse(json ?? '{}'))
  } catch {
    return {}
  }
}

/**
 * Says, field by field, what somebody else made of a ticket between the loading of a form (`base`)
 * and now. The form keeps what was typed, on top of the version that is current now.
 */
export function conflictState(typed: FormValues, now: Ticket, assignable: Assignable) {
  const base = readBase(typed.base)
  const current = editedValues(now)
  const fieldErrors: Record<string, string[]> = {}
  const values: FormValues = {
    ...typed,
    version: String(now.version),
    base: JSON.stringify(current),
  }
  for (const field of Object.keys(EDITED_FIELDS) as EditedField[]) {
    if (current[field] === base[field]) continue
    if (typed[field] === base[field]) {
      // Untouched here: theirs stands, or sending again would quietly undo it.
      values[field] = current[field]
      fieldErrors[field] = [
        `Changed meanwhile to “${shown(field, current, assignable)}”, taken over here.`,
      ]
    } else if (typed[field] !== current[field]) {
      fieldErrors[field] = [
        `Changed meanwhile to “${shown(field, current, assignable)}”. Saving again puts your “${shown(field, typed, assignable)}” in its place.`,
      ]
    }
  }
  const names = Object.keys(fieldErrors).map(
    (field) => FIELD_LABELS[EDITED_FIELDS[field as EditedField]],
  )
  return {
    ok: false as const,
    formError: `Somebody else saved this ticket while you were editing it${names.length > 0 ? ` (${names.join(', ')})` : ''}. Nothing was overwritten: look at both sides, then save again.`,
    fieldErrors,
    values,
  }
}

function shown(field: EditedField, values: FormValues, { users, teams }: Assignable): string {
  const value = values[field] ?? ''
  const nameIn = (list: Assignable['users']) => list.find((one) => one.id === value)?.name ?? 'none'
  switch (field) {
    case 'status':
      return STATUS_LABELS[STATUSES.find((status) => status === value) ?? 'open']
    case 'priority':
      return PRIORITY_LABELS[PRIORITIES.find((priority) => priority === value) ?? 'normal']
    case 'assignee_id':
      return value === '' ? 'nobody' : nameIn(users)
    case 'team_id':
      return value === '' ? 'no team' : nameIn(teams)
    default:
      return value === '' ? 'none' : value
  }
}
