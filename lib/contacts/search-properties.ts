import { DIRECTORY_SORTS } from '@/lib/search/filter'
import type { Language } from '@/lib/search/language'
import { name, oneOf, orderOf, phone, time } from '@/lib/search/values'

export type ContactProperty =
  | 'name'
  | 'email'
  | 'domain'
  | 'phone'
  | 'company'
  | 'has'
  | 'field'
  | 'created'
  | 'updated'
  | 'sort'

/** What can be asked about a contact. */
export const CONTACT_LANGUAGE: Language<ContactProperty> = {
  compared: 'dates',
  properties: {
    name: { label: 'Name', about: 'A part of their name', example: 'name:kim', takes: name() },
    email: {
      label: 'Address',
      about: 'An address, or a part of it',
      example: 'email:billing@',
      takes: name(),
    },
    domain: {
      label: 'Domain',
      about: 'Where they have an address',
      example: 'domain:example.com',
      takes: name(),
    },
    phone: {
      label: 'Phone',
      about: 'Digits of their number',
      example: 'phone:"030 123"',
      takes: phone,
    },
    company: {
      label: 'Company',
      about: 'Where they work; or none',
      example: 'company:"Example Ltd"',
      takes: name('none'),
    },
    has: {
      label: 'With',
      about: 'What there is of them',
      example: 'has:unsolved',
      takes: oneOf(['tickets', 'unsolved', 'email', 'phone', 'company', 'notes']),
    },
    field: {
      label: 'Field',
      about: 'A field of your workspace',
      example: 'field.plan:pro',
      takes: name(),
      keyed: true,
    },
    created: {
      label: 'Created',
      about: 'When they came',
      example: 'created:2026-11',
      takes: time,
    },
    updated: {
      label: 'Updated',
      about: 'When something of them was changed',
      example: 'updated>7d',
      takes: time,
    },
    sort: {
      label: 'Order',
      about: 'What comes first; -asc turns it round',
      example: 'sort:name',
      takes: orderOf(DIRECTORY_SORTS, ['name']),
    },
  },
}
