import { DIRECTORY_SORTS } from '@/lib/search/filter'
import type { Language } from '@/lib/search/language'
import { name, oneOf, orderOf, time } from '@/lib/search/values'

export type CompanyProperty = 'name' | 'domain' | 'has' | 'field' | 'created' | 'updated' | 'sort'

/** What can be asked about a company. */
export const COMPANY_LANGUAGE: Language<CompanyProperty> = {
  compared: 'dates',
  properties: {
    name: { label: 'Name', about: 'A part of its name', example: 'name:example', takes: name() },
    domain: {
      label: 'Domain',
      about: 'A domain of its mail',
      example: 'domain:example.com',
      takes: name(),
    },
    has: {
      label: 'With',
      about: 'What there is of it',
      example: 'has:unsolved',
      takes: oneOf(['contacts', 'tickets', 'unsolved', 'domain', 'notes']),
    },
    field: {
      label: 'Field',
      about: 'A field of your workspace',
      example: 'field.region:north',
      takes: name(),
      keyed: true,
    },
    created: { label: 'Created', about: 'When it came', example: 'created:2026-11', takes: time },
    updated: {
      label: 'Updated',
      about: 'When something of it was changed',
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
