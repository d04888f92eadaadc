import type { World } from './world'

type Written = Readonly<Record<string, unknown>>
type Rows = Readonly<Record<string, { match?: Written; insert?: Written; update?: Written }>>

/** What the rows of custom fields, and of their values on contacts and companies, are. */
export function fieldRows(world: World): Readonly<Record<string, Rows>> {
  const { word, fieldsOf, field, contacts, company } = world
  const made = { key: `new_${word}`, label: 'New', type: 'text', choices: [], position: 1 }
  const update = { label: 'Hums much' }
  const ofContacts = { ...made, used_on: 'contact' }
  return {
    custom_fields: {
      any: { match: { id: field }, insert: made, update },
      'of contacts': { match: { id: fieldsOf.contacts.held }, insert: ofContacts, update },
      'of companies': { match: { id: fieldsOf.companies.held } },
      'of contacts, needed to solve': { insert: { ...ofContacts, required_to_solve: true } },
    },
    contact_custom_values: valueRows({ contact_id: contacts.spare }, fieldsOf.contacts, field),
    company_custom_values: valueRows({ company_id: company }, fieldsOf.companies, field),
  }
}

type Fields = World['fieldsOf']['contacts']

function valueRows(owner: object, { held, spare, number }: Fields, ofTickets: string): Rows {
  const insert = (field_id: string, value: string) => ({ ...owner, field_id, value })
  return {
    any: {
      match: { ...owner, field_id: held },
      insert: insert(spare, 'set'),
      update: { value: 'changed' },
    },
    'no number': { insert: insert(number, 'none') },
    'in a field of tickets': { insert: insert(ofTickets, 'set') },
  }
}
