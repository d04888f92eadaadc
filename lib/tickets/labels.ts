import type { Channel, Priority, Status, TicketField } from './types'

/** How the words of the database are shown. */
export const STATUS_LABELS: Record<Status, string> = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  on_hold: 'On hold',
  solved: 'Solved',
  closed: 'Closed',
}

export const PRIORITY_LABELS: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

export const CHANNEL_LABELS: Record<Channel, string> = {
  web: 'Web form',
  email: 'E-mail',
  api: 'API',
  webhook: 'Webhook',
  agent: 'Agent',
}

export const FIELD_LABELS: Record<TicketField, string> = {
  subject: 'Subject',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assignee',
  team: 'Team',
  tags: 'Tags',
}
