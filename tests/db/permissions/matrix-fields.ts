import { fullKey, users } from './actors'
import {
  admin,
  asTickets,
  onTickets,
  readContacts,
  readTickets,
  usersAndKeys,
  writeContacts,
} from './groups'
import type { TableRules } from './rules'

const RULES = ['request_form', 'required_in_forms', 'required_to_solve']

const ofDirectory = (owner: string): TableRules => ({
  for: usersAndKeys,
  select: { any: [...users, ...readContacts] },
  insert: {
    columns: [owner, 'field_id', 'value'].sort(),
    rows: {
      any: [...users, ...writeContacts],
      'no number': { ruled: [...users, ...writeContacts] },
      'in a field of tickets': { ruled: [...users, ...writeContacts] },
    },
  },
  update: { columns: ['value'], rows: { any: [...users, fullKey] } },
  delete: { any: [...users, fullKey] },
})

/** The part of the matrix that speaks of custom fields and their values. */
export const fieldTables: Readonly<Record<string, TableRules>> = {
  custom_fields: {
    for: usersAndKeys,
    select: {
      any: [...users, ...readTickets, 'key tickets:write'],
      'of contacts': [...users, ...readContacts, 'key contacts:write'],
      'of companies': [...users, ...readContacts, 'key contacts:write'],
    },
    insert: {
      columns: [...['choices', 'key', 'label', 'position', 'type', 'used_on'], ...RULES].sort(),
      rows: { any: admin, 'of contacts': admin, 'of contacts, needed to solve': { ruled: admin } },
    },
    update: {
      columns: [...['archived_at', 'choices', 'label', 'position'], ...RULES],
      rows: { any: admin, 'of contacts': admin },
    },
  },
  ticket_custom_values: {
    for: usersAndKeys,
    select: asTickets,
    insert: {
      columns: ['field_id', 'ticket_number', 'value'],
      rows: { ...onTickets, 'no number': { ruled: [...users, fullKey] } },
    },
    update: { columns: ['value'], rows: onTickets },
    delete: onTickets,
  },
  contact_custom_values: ofDirectory('contact_id'),
  company_custom_values: ofDirectory('company_id'),
}
