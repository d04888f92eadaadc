import { z } from 'zod'
import { CONTACT_LANGUAGE, type ContactProperty } from '@/lib/contacts/search-properties'
import { email } from '@/lib/forms/fields'
import type { Condition } from '@/lib/search/filter'
import { readDirectorySearch } from './directory-search'
import { expandCompany } from './expansions'
import { perform } from './mutations'
import { operation } from './operation'
import { decodeKey, pagingShape } from './paging'
import { problem } from './problem'
import { listApiContacts, searchApiContacts } from './queries'
import { noCursor, queryParameter } from './query-parameter'
import { written } from './refusals'
import { type ApiContact, changeContactSchema, contactSchema, createContactSchema } from './schema'
import { etagOfTime, seenAt } from './stamps'

const contact = { group: 'Contacts', answer: contactSchema, answerName: 'Contact' }
const expansions = { company: expandCompany }

export const contactOperations = [
  operation({
    ...contact,
    id: 'listContacts',
    method: 'GET',
    path: '/contacts',
    summary: 'List contacts',
    description:
      'The people outside. With a query those that match it, in the order that it asks for, the latest change first; without one in the order of their ids.',
    scope: 'contacts:read',
    params: {},
    query: {
      ...pagingShape,
      q: queryParameter('kim company:"Example Ltd" has:unsolved sort:name'),
      email: email().optional().describe('Only whom this address belongs to.'),
      company: z
        .uuid('This is no id of a company.')
        .optional()
        .describe('Only those of this company.'),
    },
    success: 200,
    expansions,
    examples: [
      { title: 'By an address', query: { email: 'kim@example.com' } },
      { title: 'By a query', query: { q: 'domain:example.com has:unsolved sort:name' } },
    ],
    async handle({ db, query: { limit, cursor, q, email: address, company } }) {
      if (q !== undefined) {
        const also: Condition<ContactProperty>[] = [
          ...(address ? [{ property: 'email' as const, values: [address] }] : []),
          ...(company ? [{ property: 'company' as const, values: [company] }] : []),
        ]
        const search = readDirectorySearch(CONTACT_LANGUAGE, { q, cursor, limit, also })
        return 'problem' in search ? search : await searchApiContacts(db, search)
      }
      const after = cursor === undefined ? undefined : decodeKey(cursor, z.uuid())
      if (cursor !== undefined && after === undefined) return noCursor()
      return await listApiContacts(db, {
        limit,
        ...(after && { after_contact: after }),
        ...(address && { email: address }),
        ...(company && { company_id: company }),
      })
    },
  }),
  operation({
    ...contact,
    id: 'createContact',
    method: 'POST',
    path: '/contacts',
    summary: 'Create a contact',
    description:
      'Without a company it joins the one whose domain its first address has; without a name it is called by the beginning of that address.',
    scope: 'contacts:write',
    params: {},
    query: {},
    body: createContactSchema,
    bodyName: 'CreateContact',
    success: 201,
    examples: [{ title: 'Somebody', body: { name: 'Ada', emails: ['ada@example.com'] } }],
    async handle({ db, body, once }) {
      const made = written(await perform(db, 'create_contact', body, once))
      if ('problem' in made) return made
      const { id, updated_at } = made.data as ApiContact
      return { ...made, etag: etagOfTime(updated_at), location: `/contacts/${id}` }
    },
  }),
  operation({
    ...contact,
    id: 'getContact',
    method: 'GET',
    path: '/contacts/{id}',
    summary: 'Read a contact',
    scope: 'contacts:read',
    params: { id: z.uuid() },
    query: {},
    success: 200,
    expansions,
    examples: [{ title: 'With the company', query: { expand: 'company' } }],
    async handle({ db, params }) {
      const { rows } = await listApiContacts(db, { ids: [params.id], limit: 1 })
      const [found] = rows
      if (!found) return problem('not-found', 'There is no such contact, or it is hidden.')
      return { data: found, etag: etagOfTime(found.updated_at) }
    },
  }),
  operation({
    ...contact,
    id: 'changeContact',
    method: 'PATCH',
    path: '/contacts/{id}',
    summary: 'Change a contact',
    description:
      'What is not named stays; null takes a custom field away. `emails` replaces all addresses.',
    scope: 'contacts:write',
    params: { id: z.uuid() },
    query: {},
    body: changeContactSchema,
    bodyName: 'ChangeContact',
    success: 200,
    guarded: true,
    examples: [{ title: 'Another name', body: { name: 'Ada Lovelace' } }],
    async handle({ db, params, body, ifMatch }) {
      const change = { ...body, ...params, ...seenAt(ifMatch) }
      const changed = written(await perform(db, 'update_contact', change, null))
      if ('problem' in changed) return changed
      return { ...changed, etag: etagOfTime((changed.data as ApiContact).updated_at) }
    },
  }),
]
