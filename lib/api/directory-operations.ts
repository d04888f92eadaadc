import { z } from 'zod'
import { perform } from './mutations'
import { operation } from './operation'
import { decodeKey, pagingShape } from './paging'
import { listApiTags, listApiUsers } from './queries'
import { noCursor } from './query-parameter'
import { written } from './refusals'
import { createTagSchema, tagSchema, userSchema } from './schema'

const tag = { group: 'Users and tags', params: {}, answer: tagSchema, answerName: 'Tag' }

const tagName = z
  .string()
  .max(50)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name))

export const directoryOperations = [
  operation({
    id: 'listUsers',
    group: 'Users and tags',
    method: 'GET',
    path: '/users',
    summary: 'List users',
    description: 'Agents and admins with their teams, in the order of their ids.',
    scope: 'users:read',
    params: {},
    query: pagingShape,
    answer: userSchema,
    answerName: 'User',
    success: 200,
    examples: [{ title: 'All of them', query: { limit: '100' } }],
    async handle({ db, query: { limit, cursor } }) {
      const after = cursor === undefined ? undefined : decodeKey(cursor, z.uuid())
      if (cursor !== undefined && after === undefined) return noCursor()
      return await listApiUsers(db, { limit, ...(after && { after }) })
    },
  }),
  operation({
    ...tag,
    id: 'listTags',
    method: 'GET',
    path: '/tags',
    summary: 'List tags',
    description: 'By name.',
    scope: 'tickets:read',
    query: pagingShape,
    success: 200,
    examples: [{ title: 'The first ten', query: { limit: '10' } }],
    async handle({ db, query: { limit, cursor } }) {
      const after = cursor === undefined ? undefined : decodeKey(cursor, tagName)
      if (cursor !== undefined && after === undefined) return noCursor()
      return await listApiTags(db, { limit, ...(after && { after }) })
    },
  }),
  operation({
    ...tag,
    id: 'createTag',
    method: 'POST',
    path: '/tags',
    summary: 'Create a tag',
    description: 'Tickets make their tags by themselves: this is for a tag that none bears yet.',
    scope: 'tickets:write',
    query: {},
    body: createTagSchema,
    bodyName: 'CreateTag',
    success: 201,
    examples: [{ title: 'A tag', body: { name: 'printer-room' } }],
    async handle({ db, body, once }) {
      return written(await perform(db, 'create_tag', body, once))
    },
  }),
]
