import { z } from 'zod'
import { fileIdsSchema } from '@/lib/attachments/schema'
import { text } from '@/lib/forms/fields'
import { messageKindSchema } from '@/lib/messages/schema'
import { PRIORITIES, STATUSES } from '@/lib/tickets/types'
import type { AnswerChanges, AnsweredField } from './types'

const MAX_BODY = 100_000

const status = z.enum(STATUSES, 'This status is not one of the choices.')
const nameOfRow = z.uuid().nullable()
const fieldsSchema = z.object({
  status,
  priority: z.enum(PRIORITIES),
  assignee_id: nameOfRow,
  team_id: nameOfRow,
})

/** What a macro changes, as it stands in the database and as a form carries it along. */
export const changesSchema = fieldsSchema
  .extend({ add_tags: z.array(z.string().max(200)).max(20) })
  .partial()

/** JSON in a hidden field; what cannot be read counts as nothing. */
function carried<T extends object>(schema: z.ZodType<T>) {
  return z
    .string()
    .max(10_000)
    .transform((json): unknown => {
      try {
        return JSON.parse(json || '{}')
      } catch {
        return {}
      }
    })
    .pipe(schema.catch({} as T))
    .default({} as T)
}

/** What it takes to answer a ticket or to leave a note on it, as the form sends it. */
export const answerSchema = z.object({
  body: text('The message', MAX_BODY),
  /** What the ticket becomes afterwards; empty leaves it to the rules. */
  status: z.union([z.literal(''), status]).default(''),
  /** The newest message that the writer has seen. */
  seen: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).catch(0),
  /** The properties that the writer has seen. */
  based_on: carried<Partial<Record<AnsweredField, string | null>>>(fieldsSchema.partial()),
  key: z.uuid().optional().catch(undefined),
  changes: carried<AnswerChanges>(changesSchema),
  with_changes: z.enum(['on', 'off']).catch('off'),
  /** Ids of the files that go with it, between commas. */
  attachments: z
    .string()
    .max(10_000)
    .default('')
    .transform((ids) => ids.split(',').filter(Boolean))
    .pipe(fileIdsSchema),
})

/** What a browser says of a text that is being written. An empty one drops the draft. */
export const draftSchema = z.object({
  kind: messageKindSchema,
  body: z
    .string()
    .max(MAX_BODY)
    .refine((value) => value.isWellFormed() && !value.includes('\0')),
  key: z.uuid().optional(),
  /** Asks for the text as it will look. */
  preview: z.boolean().default(false),
})

/** What a browser says of who sits in front of it. */
export const presenceSchema = z.object({
  state: z.enum(['looking', 'writing', 'gone']),
  seen: z.int().nonnegative().max(Number.MAX_SAFE_INTEGER),
})

export type Answer = z.output<typeof answerSchema>
