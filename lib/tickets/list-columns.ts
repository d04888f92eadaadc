import type { SortKey } from './ticket-filter'

/** What the list can show of a ticket, from left to right. */
export const LIST_COLUMNS = [
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

export const LIST_DENSITIES = ['comfortable', 'compact'] as const

export type ListColumn = (typeof LIST_COLUMNS)[number]

/** What a user chose to see of tickets, and how close together. */
export type ListDisplay = {
  columns: readonly ListColumn[]
  density: (typeof LIST_DENSITIES)[number]
}

/** What is shown to whoever has not chosen. */
const DEFAULT_COLUMNS: readonly ListColumn[] = [
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

/** What a user's row says of their list; whoever has not chosen gets the defaults. */
export function listDisplay(columns: string[] | null, density: string): ListDisplay {
  return {
    columns: columns ? LIST_COLUMNS.filter((one) => columns.includes(one)) : DEFAULT_COLUMNS,
    density: density === 'compact' ? 'compact' : 'comfortable',
  }
}
