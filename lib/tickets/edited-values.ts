import type { Ticket, TicketField } from './types'

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
export type EditedValues = Record<EditedField, string>

/** A ticket as the form's controls hold it. */
export function editedValues(ticket: Ticket): EditedValues {
  return {
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    assignee_id: ticket.assignee?.id ?? '',
    team_id: ticket.team?.id ?? '',
    tags: ticket.tags.join(', '),
  }
}
