import type { Completion } from '@/lib/search/completion'
import { CONTACT_LANGUAGE, type ContactProperty } from './search-properties'

/** How a query over contacts is completed. */
export const CONTACT_COMPLETION: Completion<ContactProperty> = {
  language: CONTACT_LANGUAGE,
  known: {
    name: 'contact',
    email: 'requester',
    domain: 'domain',
    company: 'company',
    field: 'contact_field',
  },
}
