import type { Row } from './rows'
import type { World } from './world'

const args = (values: Row['args']): Row => ({ args: values ?? {} })

/** With what the functions of the REST API are called, for each of their rows. */
export function apiCalls(world: World): Record<string, Record<string, Row>> {
  const { tickets, contacts, company, word, keys } = world
  const places = {
    'of no team': tickets.none,
    'of their private team': tickets.theirs,
    'of another private team': tickets.another,
    'of the link': tickets.linked,
    closed: tickets.closed,
  }
  const forTickets = (call: (ticket: number) => Row['args']): Record<string, Row> =>
    Object.fromEntries(Object.entries(places).map(([name, number]) => [name, args(call(number))]))
  const only = (number: number) => [
    { property: 'number', from: String(number), to: String(number + 1) },
  ]
  const write = (operation: string, item: object) => args({ operation, item })
  const ticket = {
    subject: 'Hums',
    body: 'It hums.',
    priority: 'normal',
    requester: { email: `${word}@example.com` },
    tags: [],
    custom_fields: {},
  }
  const key = keys['users:read'].id
  return {
    admit_api_request: { any: args({ key: keys.all.key }) },
    is_api_origin: { any: args({ origin: 'https://example.com' }) },
    create_api_key: { any: args({ name: `Key ${word}`, scopes: ['tickets:read'] }) },
    limit_api_key: { any: args({ api_key_id: key, requests_per_minute: 5 }) },
    revoke_api_key: { any: args({ api_key_id: key }) },
    list_api_tickets: forTickets((number) => ({ filter: only(number) })),
    read_api_ticket: forTickets((number) => ({ number })),
    list_api_messages: forTickets((ticket_number) => ({ ticket_number })),
    read_api_attachment: {
      ...forTickets((number) => ({ id: world.files[`reply ${number}`] })),
      'a note of the link': args({ id: world.files[`note ${tickets.linked}`] }),
    },
    list_api_events: forTickets((ticket_number) => ({ ticket_number })),
    list_api_contacts: { any: args({ ids: [contacts.spare] }) },
    list_api_companies: { any: args({ ids: [company] }) },
    search_api_contacts: { any: args({ sort: 'name' }) },
    search_api_companies: { any: args({ sort: 'name' }) },
    list_contacts: { any: args({ sort: 'name' }) },
    list_companies: { any: args({ sort: 'name' }) },
    create_contact: {
      any: args({ contact: { name: 'Kim', emails: [`kim-${word}@example.com`] } }),
    },
    change_contact: {
      any: args({ contact_id: contacts.spare, seen_at: null, changes: { name: 'Kim' } }),
    },
    create_company: { any: args({ company: { name: `Kim’s ${word}`, domains: [] } }) },
    change_company: {
      any: args({ company_id: company, seen_at: null, changes: { name: `Kim ${word}` } }),
    },
    list_asked_tickets: {
      'of a contact': args({ contact_id: contacts.requester }),
      'of a company': args({ company_id: company }),
    },
    read_timeline: {
      'of a contact': args({ contact_id: contacts.requester }),
      'of a company': args({ company_id: company }),
    },
    list_contact_merges: { any: args({ contact_id: contacts.survivor }) },
    list_likely_duplicates: { any: args({ contact_id: contacts.spare }) },
    count_strays: { any: args({ company_id: company }) },
    adopt_strays: { any: args({ company_id: company }) },
    weigh_contact: { any: args({ contact_id: contacts.spare }) },
    delete_contact: { any: args({ contact_id: contacts.spare }) },
    delete_company: { any: args({ company_id: company }) },
    suggest_in_directory: { 'a contact': args({ kind: 'contact', typed: 'someone' }) },
    find_records: { 'a contact': args({ typed: 'someone' }) },
    count_company_contacts: { any: args({ company_id: company }) },
    perform_api_request: {
      'a ticket': write('create_ticket', ticket),
      'a change of no team': write('update_ticket', { number: tickets.none, subject: 'Hums' }),
      'a change of another private team': write('update_ticket', {
        ...{ number: tickets.another, subject: 'Hums' },
      }),
      'a message': write('create_message', { number: tickets.none, kind: 'note', body: 'Hums.' }),
      'to the trash': write('trash_ticket', { number: tickets.none }),
      'a tag': write('create_tag', { name: `made-${word}` }),
      'a contact': write('create_contact', { emails: [`made-${word}@example.com`] }),
      'a change of a contact': write('update_contact', { id: contacts.spare, name: 'Hums' }),
      'a company': write('create_company', { name: `Made ${word}`, domains: [] }),
      'a change of a company': write('update_company', { id: company, name: `Hums ${word}` }),
    },
    perform_api_requests: { any: args({ operation: 'create_ticket', items: [ticket] }) },
  }
}
