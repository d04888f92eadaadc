import { z } from 'zod'
import { email, id, line, optional, text } from '@/lib/forms/fields'
import { clockTime } from '@/lib/time/day-bounds'
import { PRIORITIES, STATUSES } from './types'

/** A tag's name, brought to lower case. */
export const tagNameSchema = z
  .string()
  .max(200, 'A tag is longer than 50 characters.')
  .transform((name) => name.toLowerCase())
  .pipe(line('A tag', 50))
  .refine((name) => !/[\s,"]/.test(name), 'A tag has no blanks, commas or quotes.')

/** Tags as typed into one field, separated by commas or blanks; at most 20. */
export const tagsAsTyped = z
  .string()
  .max(2000, 'These are too many tags.')
  .transform((value) => [...new Set(value.split(/[\s,]+/).filter((name) => name !== ''))])
  .pipe(z.array(tagNameSchema).max(20, 'A ticket bears at most 20 tags.'))

const subjectSchema = line('The subject', 300)
export const bodySchema = text('The message', 100_000)
const statusSchema = z.enum(STATUSES, 'This status is not one of the choices.')
export const prioritySchema = z.enum(PRIORITIES, 'This priority is not one of the choices.')

/** What it takes to create a ticket, as the form sends it. */
export const createTicketSchema = z.object({
  subject: subjectSchema,
  body: text('The description', 100_000),
  requester_email: email('The requester’s e-mail address'),
  requester_name: optional(line('The requester’s name', 200)),
  priority: prioritySchema.default('normal'),
  team_id: optional(id('The team')),
  assignee_id: optional(id('The assignee')),
  tags: tagsAsTyped.default([]),
})

/** What can be changed on a ticket, as the form sends it, with the version it was made from. */
export const updateTicketSchema = z.object({
  version: z.coerce
    .number('The version is missing.')
    .int()
    .positive()
    .max(2 ** 31 - 1),
  subject: subjectSchema,
  status: statusSchema,
  priority: prioritySchema,
  team_id: optional(id('The team')),
  assignee_id: optional(id('The assignee')),
  tags: tagsAsTyped,
})

const customValue = z.union(
  [line('A value', 1000), z.number(), z.boolean(), z.null()],
  'A value is a line of text, a number, true, false, or null for none.',
)

/** Values of custom fields by their keys, as programs give them; null clears one. */
export const customValuesSchema = z
  .record(z.string().max(50), customValue)
  .refine((values) => Object.keys(values).length <= 100, 'There are at most 100 custom fields.')
  .describe('By their keys; null clears one.')

/** What it takes to create a ticket from outside, by API or webhook. Unknown fields are refused. */
export const ticketInputSchema = z.strictObject({
  subject: subjectSchema,
  body: bodySchema,
  requester: z.strictObject({
    email: email('The requester’s e-mail address'),
    name: line('The requester’s name', 200).optional(),
  }),
  priority: prioritySchema.default('normal'),
  team: line('The team', 80).optional().describe('By its name.'),
  assignee: email('The assignee’s e-mail address').optional().describe('By the address.'),
  tags: z.array(tagNameSchema).max(20, 'A ticket bears at most 20 tags.').default([]),
  custom_fields: customValuesSchema.default({}),
})

/** What a program may change on a ticket; what is not named stays, null takes away. */
export const changeTicketInputSchema = z
  .strictObject({
    subject: subjectSchema,
    status: statusSchema,
    priority: prioritySchema,
    team: line('The team', 80).nullable().describe('By its name; null takes it away.'),
    assignee: email('The assignee’s e-mail address')
      .nullable()
      .describe('By the address; null takes it away.'),
    tags: z.array(tagNameSchema).max(20, 'A ticket bears at most 20 tags.'),
    custom_fields: customValuesSchema,
  })
  .partial()

/** A ticket's number. */
export const ticketNumberSchema = z.int('The ticket’s number is missing.').positive()

/** A ticket's number as it stands in an address. */
export const ticketNumberInPathSchema = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .pipe(ticketNumberSchema)

export const folderSchema = z.enum(['inbox', 'spam', 'trash'])
export const messageIdSchema = z.int().positive()

/** Another ticket, named as people do: "12" or "#12". */
export const otherTicketSchema = z.object({
  other: z
    .string()
    .max(40, 'This is no number of a ticket.')
    .transform((value) => value.trim().replace(/^#/, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,14}$/, 'This is no number of a ticket.'))
    .transform(Number),
})

/** The subject of a ticket that is made of a message. */
export const splitSchema = z.object({ subject: subjectSchema })

/** When a ticket is to come back: a moment, a time as clocks of this zone show it, or nothing. */
export function snoozeSchema(timeZone: string) {
  const given = optional(
    z.union([z.iso.datetime(), z.iso.datetime({ local: true })], 'Choose a day and a time.'),
  )
  const momentOf = (value: string) =>
    value.endsWith('Z') ? new Date(value) : clockTime(Date.parse(`${value}Z`), timeZone)
  return z.object({
    until: given.transform((value) => (value === null ? null : momentOf(value).toISOString())),
  })
}

/** Values of custom fields by the fields' keys; null clears one. */
type CustomValues = { custom_fields?: Record<string, string | null> }

export type CreateTicket = z.output<typeof createTicketSchema> & CustomValues
/** What is to be changed on a ticket; what is not named stays. */
export type TicketChanges = Partial<Omit<z.output<typeof updateTicketSchema>, 'version'>> &
  CustomValues
