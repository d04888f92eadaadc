import { SCORES } from '@/lib/ratings/types'
import { type Language, namesOf, type Property } from '@/lib/search/language'
import { name, number, oneOf, orderOf, rankedOneOf, time } from '@/lib/search/values'
import { type ListProperty, SORT_KEYS, type SortKey, type SpanProperty } from './ticket-filter'
import { CHANNELS, PRIORITIES, STATUSES } from './types'

export type PropertyName = ListProperty | SpanProperty | 'field' | 'sort'

// What the key alone means: the longest waiting, A to Z; of all others the newest.
const ASCENDING: readonly SortKey[] = ['status', 'subject', 'waiting']

/** What can be asked about a ticket. */
export const PROPERTIES: Record<PropertyName, Property> = {
  status: {
    label: 'Status',
    about: 'How far it is',
    example: 'status:open,pending',
    takes: oneOf(STATUSES),
  },
  priority: {
    label: 'Priority',
    about: 'How urgent it is',
    example: 'priority>=high',
    takes: rankedOneOf(PRIORITIES),
  },
  assignee: {
    label: 'Assignee',
    about: 'Who sees to it: me, none, or a name',
    example: 'assignee:me,none',
    takes: name('me', 'none'),
  },
  team: {
    label: 'Team',
    about: 'Whose queue it is in: mine, none, or a name',
    example: 'team:mine',
    takes: name('mine', 'none'),
  },
  requester: {
    label: 'Requester',
    about: 'Who asked, by name or address',
    example: 'requester:billing@example.com',
    takes: name(),
  },
  company: {
    label: 'Company',
    about: 'Where the requester works; or none',
    example: 'company:"Example Ltd"',
    takes: name('none'),
  },
  tag: {
    label: 'Tag',
    about: 'What it is marked with; or none',
    example: 'tag:refund',
    takes: name('none'),
  },
  is: {
    label: 'State',
    about: 'What state it is in',
    example: 'is:unread',
    takes: oneOf([
      ...['unsolved', 'unread', 'waiting', 'snoozed', 'woken', 'mentioned'],
      ...['rated', 'merged', 'unassigned'],
    ]),
  },
  in: {
    label: 'Folder',
    about: 'Where it lies',
    example: 'in:trash',
    takes: oneOf(['inbox', 'spam', 'trash', 'anywhere']),
  },
  created: { label: 'Created', about: 'When it came', example: 'created:2026-11', takes: time },
  updated: {
    label: 'Updated',
    about: 'When something last happened',
    example: 'updated>7d',
    takes: time,
  },
  replied: {
    label: 'First reply',
    about: 'When it was first answered',
    example: 'replied:today',
    takes: time,
  },
  solved: { label: 'Solved', about: 'When it was solved', example: 'solved:today', takes: time },
  rating: {
    label: 'Rating',
    about: 'What its requester gave, 5 is best',
    example: 'rating<=2',
    takes: rankedOneOf(SCORES),
  },
  channel: {
    label: 'Channel',
    about: 'How it came',
    example: 'channel:email',
    takes: oneOf(CHANNELS),
  },
  number: {
    label: 'Number',
    about: 'What it is quoted by',
    example: 'number:100..200',
    takes: number,
  },
  field: {
    label: 'Field',
    about: 'A field of your workspace',
    example: 'field.order_id:77',
    takes: name(),
    keyed: true,
  },
  sort: {
    label: 'Order',
    about: 'What comes first; -asc turns it round',
    example: 'sort:priority-desc',
    takes: orderOf(SORT_KEYS, ASCENDING),
  },
}

export const TICKET_LANGUAGE: Language<PropertyName> = {
  properties: PROPERTIES,
  compared: 'dates, numbers, priorities and ratings',
  numbered: 'number',
}

export const PROPERTY_NAMES = namesOf(TICKET_LANGUAGE)
