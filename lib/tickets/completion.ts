import type { Completion } from '@/lib/search/completion'
import { type PropertyName, TICKET_LANGUAGE } from './search-properties'

/** How a query over tickets is completed. */
export const TICKET_COMPLETION: Completion<PropertyName> = {
  language: TICKET_LANGUAGE,
  known: {
    assignee: 'assignee',
    team: 'team',
    tag: 'tag',
    requester: 'requester',
    company: 'company',
    field: 'field',
  },
}
