import { z } from 'zod'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { readDirectorySearch } from './directory-search'
import { perform } from './mutations'
import { operation } from './operation'
import { decodeKey, pagingShape } from './paging'
import { problem } from './problem'
import { listApiCompanies, searchApiCompanies } from './queries'
import { noCursor, queryParameter } from './query-parameter'
import { written } from './refusals'
import { type ApiCompany, changeCompanySchema, companySchema, createCompanySchema } from './schema'
import { etagOfTime, seenAt } from './stamps'

const company = { group: 'Companies', answer: companySchema, answerName: 'Company' }

export const companyOperations = [
  operation({
    ...company,
    id: 'listCompanies',
    method: 'GET',
    path: '/companies',
    summary: 'List companies',
    description:
      'With a query those that match it, in the order that it asks for, the latest change first; without one in the order of their ids.',
    scope: 'contacts:read',
    params: {},
    query: { ...pagingShape, q: queryParameter('example has:unsolved sort:name') },
    success: 200,
    examples: [
      { title: 'Names only', query: { fields: 'id,name' } },
      { title: 'By a query', query: { q: 'domain:example.com' } },
    ],
    async handle({ db, query: { limit, cursor, q } }) {
      if (q !== undefined) {
        const search = readDirectorySearch(COMPANY_LANGUAGE, { q, cursor, limit, also: [] })
        return 'problem' in search ? search : await searchApiCompanies(db, search)
      }
      const after = cursor === undefined ? undefined : decodeKey(cursor, z.uuid())
      if (cursor !== undefined && after === undefined) return noCursor()
      return await listApiCompanies(db, { limit, ...(after && { after_company: after }) })
    },
  }),
  operation({
    ...company,
    id: 'createCompany',
    method: 'POST',
    path: '/companies',
    summary: 'Create a company',
    description: 'New contacts with an address at one of its domains belong to it.',
    scope: 'contacts:write',
    params: {},
    query: {},
    body: createCompanySchema,
    bodyName: 'CreateCompany',
    success: 201,
    examples: [{ title: 'With its domain', body: { name: 'Example', domains: ['corp.example'] } }],
    async handle({ db, body, once }) {
      const made = written(await perform(db, 'create_company', body, once))
      if ('problem' in made) return made
      const { id, updated_at } = made.data as ApiCompany
      return { ...made, etag: etagOfTime(updated_at), location: `/companies/${id}` }
    },
  }),
  operation({
    ...company,
    id: 'getCompany',
    method: 'GET',
    path: '/companies/{id}',
    summary: 'Read a company',
    scope: 'contacts:read',
    params: { id: z.uuid() },
    query: {},
    success: 200,
    examples: [{ title: 'One' }],
    async handle({ db, params }) {
      const { rows } = await listApiCompanies(db, { ids: [params.id], limit: 1 })
      const [found] = rows
      if (!found) return problem('not-found', 'There is no such company, or it is hidden.')
      return { data: found, etag: etagOfTime(found.updated_at) }
    },
  }),
  operation({
    ...company,
    id: 'changeCompany',
    method: 'PATCH',
    path: '/companies/{id}',
    summary: 'Change a company',
    description:
      'What is not named stays; null takes a custom field away. `domains` replaces all domains.',
    scope: 'contacts:write',
    params: { id: z.uuid() },
    query: {},
    body: changeCompanySchema,
    bodyName: 'ChangeCompany',
    success: 200,
    guarded: true,
    examples: [{ title: 'Another domain', body: { domains: ['corp.example', 'example.test'] } }],
    async handle({ db, params, body, ifMatch }) {
      const change = { ...body, ...params, ...seenAt(ifMatch) }
      const changed = written(await perform(db, 'update_company', change, null))
      if ('problem' in changed) return changed
      return { ...changed, etag: etagOfTime((changed.data as ApiCompany).updated_at) }
    },
  }),
]
