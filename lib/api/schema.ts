import { z } from 'zod'
import { fileIdsSchema } from '@/lib/attachments/schema'
import { domainSchema } from '@/lib/companies/schema'
import { notesSchema, phoneSchema } from '@/lib/contacts/schema'
import { email, id, line } from '@/lib/forms/fields'
import { bodySchema, customValuesSchema, tagNameSchema } from '@/lib/tickets/schema'
import { CHANNELS, PRIORITIES, STATUSES } from '@/lib/tickets/types'

// What the API answers. Private shapes of SQL make it; tests hold them to this.

const time = z.iso.datetime().meta({ example: '2026-11-28T09:30:00.000000Z' })
const ref = z.object({ id: z.uuid(), name: z.string() })
const fieldValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const person = z.object({ id: z.uuid(), email: z.string().nullable(), name: z.string() })

export const contactSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable().describe('The primary address; null when only known elsewhere.'),
  emails: z.array(z.string()).describe('All addresses, the primary one first.'),
  phone: z.string().nullable(),
  company: ref.nullable(),
  notes: z.string().describe('What the desk remembers. They never see it.'),
  custom_fields: fieldValues,
  created_at: time,
  updated_at: time,
})

export const companySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  domains: z.array(z.string()).describe('A new contact with such an address belongs to it.'),
  notes: z.string().describe('What the desk remembers. Nobody there sees it.'),
  custom_fields: fieldValues,
  created_at: time,
  updated_at: time,
})

export const userSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['agent', 'admin']),
  active: z.boolean().describe('False once the user was shut out.'),
  teams: z.array(ref),
})

const ratingSchema = z.object({
  score: z.int().min(1).max(5).describe('From 1 (poor) to 5 (great).'),
  comment: z.string().nullable(),
  solved_at: time.describe('When that was solved which is rated. Each solution is rated once.'),
  created_at: time,
})

export const ticketSchema = z.object({
  number: z.int().describe('The running integer that people quote.'),
  subject: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  channel: z.enum(CHANNELS).describe('The door it came in by.'),
  requester: z.union([person, contactSchema]).describe('A whole contact with `expand=requester`.'),
  assignee: z
    .union([person, userSchema])
    .nullable()
    .describe('A whole user with `expand=assignee`.'),
  team: ref.nullable(),
  tags: z.array(z.string()),
  custom_fields: fieldValues,
  rating: ratingSchema
    .nullable()
    .describe('The newest one its requester gave; null while there is none.'),
  created_at: time,
  updated_at: time.describe('Last activity: a change or a message.'),
  version: z.int().describe('Counts changes of its fields. It is the ETag.'),
})

const ACTORS = ['user', 'contact', 'api_key', 'webhook_source', 'system'] as const
const actor = z.object({ kind: z.enum(ACTORS), id: z.uuid().nullable(), name: z.string() })

export const attachmentSchema = z.object({
  id: z.uuid(),
  filename: z.string(),
  content_type: z.string().describe('Found from the bytes.'),
  size: z.int().describe('In bytes.'),
  sha256: z.string().describe('Of the bytes, in hex.'),
  created_at: time,
})

export const messageSchema = z.object({
  id: z.int(),
  ticket: z.int().describe('A reply to a closed ticket begins a new one, which stands here.'),
  kind: z.enum(['reply', 'note']).describe('The requester reads replies; notes are internal.'),
  body: z.string(),
  author: actor,
  attachments: z.array(attachmentSchema),
  channel: z.enum(CHANNELS),
  created_at: time,
})

const eventValue = z.union([
  z.string(),
  z.number(),
  z.object({ id: z.uuid(), name: z.string() }),
  z.object({ field: z.string(), name: z.string() }),
])

export const eventSchema = z.object({
  id: z.int(),
  ticket: z.int(),
  field: z.string().describe('What changed: `created`, `status`, `assignee`, `tag` and others.'),
  from: eventValue.nullable(),
  to: eventValue.nullable(),
  actor,
  created_at: time,
})

export const tagSchema = z.object({ name: z.string(), created_at: time })

export type ApiTicket = z.output<typeof ticketSchema>
export type ApiContact = z.output<typeof contactSchema>
export type ApiCompany = z.output<typeof companySchema>
export type ApiUser = z.output<typeof userSchema>
export type ApiMessage = z.output<typeof messageSchema>
export type ApiAttachment = z.output<typeof attachmentSchema>
export type ApiEvent = z.output<typeof eventSchema>
export type ApiTag = z.output<typeof tagSchema>

// What it takes.

export const createMessageSchema = z.strictObject({
  kind: z.enum(['reply', 'note'], 'A message is a reply or a note.').default('reply'),
  body: bodySchema,
  attachments: fileIdsSchema
    .default([])
    .describe('Ids of files that this key has sent to `POST /api/attachments` for this ticket.'),
})

const emails = z
  .array(email('An e-mail address'))
  .max(20, 'A contact has at most 20 addresses.')
  .refine(allDifferent, 'An address stands here twice.')

function allDifferent(values: string[]): boolean {
  return new Set(values.map((value) => value.toLowerCase())).size === values.length
}

export const changeContactSchema = z
  .strictObject({
    name: line('The name', 200),
    emails: emails.min(1, 'At least one address is kept.').describe('The first one is primary.'),
    phone: phoneSchema.nullable(),
    company_id: id('The company').nullable(),
    notes: notesSchema,
    custom_fields: customValuesSchema,
  })
  .partial()

export const createContactSchema = changeContactSchema.required({ emails: true })

export const changeCompanySchema = z
  .strictObject({
    name: line('The name', 200),
    domains: z
      .array(domainSchema)
      .max(50, 'A company has at most 50 domains.')
      .refine(allDifferent, 'A domain stands here twice.'),
    notes: notesSchema,
    custom_fields: customValuesSchema,
  })
  .partial()

export const createCompanySchema = changeCompanySchema
  .required({ name: true })
  .extend({ domains: changeCompanySchema.shape.domains.default([]) })

export const createTagSchema = z.strictObject({ name: tagNameSchema })
