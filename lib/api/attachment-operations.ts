import { z } from 'zod'
import { operation } from './operation'
import { problem } from './problem'
import { getApiAttachment } from './queries'
import { attachmentSchema } from './schema'

export const attachmentOperations = [
  operation({
    id: 'getAttachment',
    group: 'Messages and history',
    method: 'GET',
    path: '/attachments/{id}',
    summary: 'Read what is known of a file',
    description:
      'A file of a message, or one that this key has sent to `POST /api/attachments` and no message bears yet. Its bytes are at `GET /api/attachments/{id}`.',
    scope: 'tickets:read',
    params: { id: z.uuid() },
    query: {},
    answer: attachmentSchema,
    answerName: 'Attachment',
    success: 200,
    examples: [{ title: 'One of them' }],
    async handle({ db, params }) {
      const data = await getApiAttachment(db, params.id)
      return data ? { data } : problem('not-found', 'There is no such file, or it is hidden.')
    },
  }),
]
