import {
  type CustomControl,
  controlOf,
  controlText,
  controlValue,
} from '@/lib/custom-fields/controls'
import type { CustomField } from '@/lib/custom-fields/types'
import type { Assignable } from '@/lib/users/types'
import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from './labels'
import { PRIORITIES, STATUSES, type Ticket, type TicketField } from './types'

/** The fields of the form that edits a ticket, by the names of its controls. */
export const EDITED_FIELDS = {
  subject: 'subject',
  status: 'status',
  priority: 'priority',
  assignee_id: 'assignee',
  team_id: 'team',
  tags: 'tags',
} as const satisfies Record<string, TicketField>

export type EditedField = keyof typeof EDITED_FIELDS
/** A control of the form: one of the ticket's own fields, or a custom one. */
export type EditedControl = EditedField | CustomControl
export type EditedValues = Record<EditedField, string> & Record<CustomControl, string>

/** A ticket as the form's controls hold it. */
export function editedValues(ticket: Ticket, fields: CustomField[]): EditedValues {
  return {
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    assignee_id: ticket.assignee?.id ?? '',
    team_id: ticket.team?.id ?? '',
    tags: ticket.tags.join(', '),
    ...Object.fromEntries(
      fields.map((field) => [
        controlOf(field),
        controlValue(field, ticket.customValues[field.key]),
      ]),
    ),
  }
}

/** Every control of the form, in the order in which it shows them. */
export function editedControls(fields: CustomField[]): EditedControl[] {
  return [...(Object.keys(EDITED_FIELDS) as EditedField[]), ...fields.map(controlOf)]
}

/** What stands beside a control. */
export function controlLabel(control: EditedControl, fields: CustomField[]): string {
  const custom = fields.find((field) => controlOf(field) === control)
  if (custom) return custom.label
  return control in EDITED_FIELDS ? FIELD_LABELS[EDITED_FIELDS[control as EditedField]] : control
}

/** Whether two values of a control come to the same, however they were typed. */
export function sameValue(control: EditedControl, a: string, b: string): boolean {
  const plain = (value: string) =>
    control === 'tags'
      ? [...new Set(value.toLowerCase().split(/[\s,]+/))].filter(Boolean).sort().join()
      : value.trim()
  return plain(a) === plain(b)
}

/** A value of a control in words. */
export function shownValue(
  control: EditedControl,
  value: string,
  { users, teams, fields }: Assignable & { fields: CustomField[] },
): string {
  const nameIn = (list: Assignable['users']) => list.find((one) => one.id === value)?.name
  switch (control) {
    case 'status':
      return STATUS_LABELS[STATUSES.find((status) => status === value) ?? 'open']
    case 'priority':
      return PRIORITY_LABELS[PRIORITIES.find((priority) => priority === value) ?? 'normal']
    case 'assignee_id':
      return value === '' ? 'nobody' : (nameIn(users) ?? 'somebody else')
    case 'team_id':
      return value === '' ? 'no team' : (nameIn(teams) ?? 'another team')
    default: {
      const custom = fields.find((field) => controlOf(field) === control)
      if (custom) return controlText(custom, value)
      return value === '' ? 'none' : value
    }
  }
}
