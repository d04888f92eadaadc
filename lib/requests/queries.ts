import 'server-only'
import { z } from 'zod'
import { conversationSchema, toMessage } from '@/lib/messages/queries'
import type { Stretch } from '@/lib/messages/types'
import type { Db } from '@/lib/supabase/clients'
import { STATUSES } from '@/lib/tickets/types'
import { keptFormSchema } from './schema'
import type { HeldFile, KeptForm, OwnRequest, RequestForm } from './types'

const workspaceSchema = z.object({
  time_zone: z.string(),
  max_bytes: z.number(),
})

const formSchema = workspaceSchema.extend({
  stamp: z.string(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      type: z.enum(['text', 'number', 'date', 'choice', 'checkbox']),
      choices: z.array(z.string()),
      required: z.boolean(),
    }),
  ),
})

const requestSchema = workspaceSchema.extend({
  number: z.number(),
  subject: z.string(),
  status: z.enum(STATUSES),
  created_at: z.string(),
  merged: z.boolean(),
  requester: z.string(),
  rated: z.number().nullable(),
  talk: conversationSchema,
})

/** Messages that are shown beside the first one. Whoever turns the pages gets more at once. */
const PAGE_SIZE = { newest: 20, turned: 50 }

/** What the public form asks for, with a fresh stamp. */
export async function beginRequest(db: Db): Promise<RequestForm> {
  const { data, error } = await db.rpc('begin_request')
  if (error) throw new Error(`begin request: ${error.message}`, { cause: error })
  const { stamp, fields, ...rest } = formSchema.parse(data)
  return { stamp, fields, workspace: toWorkspace(rest) }
}

/** The ticket that the acting requester's link leads to; null when it leads nowhere any more. */
export async function readRequest(
  db: Db,
  { before, after }: Pick<Stretch, 'before' | 'after'>,
): Promise<OwnRequest | null> {
  const { data, error } = await db.rpc(
    'read_request',
    {
      page_size: before || after ? PAGE_SIZE.turned : PAGE_SIZE.newest,
      ...(before && { before }),
      ...(after && { after }),
    },
    { get: true },
  )
  if (error) throw new Error(`read request: ${error.message}`, { cause: error })
  if (data === null) return null
  const { talk, created_at, time_zone, max_bytes, ...request } = requestSchema.parse(data)
  return {
    ...request,
    createdAt: created_at,
    workspace: toWorkspace({ time_zone, max_bytes }),
    talk: {
      messages: talk.messages.map(toMessage),
      earlier: talk.earlier,
      later: talk.later,
    },
  }
}

/** Those of these files of the acting requester that are stored and wait for a message. */
export async function listWaitingFiles(db: Db, ids: string[]): Promise<HeldFile[]> {
  if (ids.length === 0) return []
  const { data, error } = await db
    .from('attachments')
    .select('id, file_name, size')
    .in('id', ids)
    .is('message_id', null)
    .not('size', 'is', null)
    .order('created_at')
  if (error) throw new Error(`list waiting files: ${error.message}`, { cause: error })
  return data.map(({ id, file_name, size }) => ({ id, name: file_name, size: size ?? 0 }))
}

/** A form that was refused within the last hour, as it was sent. */
export async function recallForm(db: Db, id: string | undefined): Promise<KeptForm | null> {
  const parsed = z.uuid().safeParse(id)
  if (!parsed.success) return null
  const { data, error } = await db.rpc('recall_form', { id: parsed.data }, { get: true })
  if (error) throw new Error(`recall form: ${error.message}`, { cause: error })
  return keptFormSchema.safeParse(data).data ?? null
}

function toWorkspace({ time_zone, max_bytes }: z.output<typeof workspaceSchema>) {
  return { timeZone: time_zone, maxBytes: max_bytes }
}
