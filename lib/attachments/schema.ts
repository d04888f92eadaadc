import { z } from 'zod'
import { messageKindSchema } from '@/lib/messages/schema'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { cleanFileName } from './file-name'

/** The largest number of files that one message bears. */
export const MAX_FILES = 100

/** A file's name, of 1 to 255 characters; folders before it are left out. */
export const fileNameSchema = z
  .string('The file’s name is missing.')
  .max(20_000, 'The file’s name is longer than 255 characters.')
  .transform(cleanFileName)
  .refine((name) => name !== '', 'The file’s name is missing.')
  .refine((name) => [...name].length <= 255, 'The file’s name is longer than 255 characters.')

/** Where an upload goes: a ticket, for a reply or a note. */
export const uploadPlaceSchema = z.object({
  ticket: ticketNumberInPathSchema,
  kind: messageKindSchema.default('reply'),
})

/** What is said of an upload whose body is the file itself. */
export const uploadSchema = uploadPlaceSchema.extend({ filename: fileNameSchema })

/** The ids of stored files that a message bears. */
export const fileIdsSchema = z
  .array(z.uuid('A file is not there any more.'))
  .max(MAX_FILES, `A message bears at most ${MAX_FILES} files.`)
