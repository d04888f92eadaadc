import type { SortKey } from './ticket-filter'

/** What the list can show of a ticket, from left to right. */
const LIST_COLUMNS = [
  'number',
  'subject',
  'tags',
  'requester',
  'status',
  'priority',
  'assignee',
  'team',
  'channel',
  'created',
  'waiting',
  'updated',
] as const

export type ListColumn = (typeof LIST_COLUMNS)[number]

/** What is shown to whoever has not chosen. */
export const DEFAULT_COLUMNS: readonly ListColumn[] = [
  'number',
  'subject',
  'tags',
  'requester',
  'status',
  'priority',
  'assignee',
  'waiting',
  'updated',
]

export const COLUMN_LABELS: Record<ListColumn, string> = {
  number: 'Number',
  subject: 'Subject',
  tags: 'Tags',
  requester: 'Requester',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assignee',
  team: 'Team',
  channel: 'Channel',
  created: 'Created',
  waiting: 'Waiting',
  updated: 'Updated',
}

/** The columns that the list can be sorted by. */
export const COLUMN_SORTS: Partial<Record<ListColumn, SortKey>> = {
  number: 'number',
  subject: 'subject',
  status: 'status',
  priority: 'priority',
  created: 'created',
  waiting: 'waiting',
  updated: 'updated',
}
