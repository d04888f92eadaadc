import { z } from 'zod'
import type { FormValues } from '@/lib/forms/action-state'
import { email, line, optional, text } from '@/lib/forms/fields'
import { FILE_PROBLEMS, WHYS } from './types'

/** The most files that a request or an answer of a requester bears. */
export const MOST_FILES = 10

/** What the public form takes, but for the fields that the workspace adds. */
export const requestSchema = z.object({
  email: email('Your email'),
  name: optional(line('Your name', 200)),
  subject: line('The subject', 300),
  body: text('Your question', 100_000),
  stamp: z.string().max(200).catch(''),
})

export const requesterReplySchema = z.object({
  body: text('Your reply', 100_000),
  key: z.uuid('This form is incomplete: reload the page.'),
})

const HELD = /^file\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The files of an earlier try that are to go along: those whose boxes are ticked. */
export function heldFilesIn(values: FormValues): string[] {
  return Object.keys(values)
    .flatMap((name) => HELD.exec(name)?.[1] ?? [])
    .slice(0, MOST_FILES)
}

export const settleSchema = z.object({
  solved: z.enum(['yes', 'no']).transform((v) => v === 'yes'),
})

/** From 1 (poor) to 5 (great). */
export const scoreSchema = z.coerce.number().int().min(1).max(5)

export const ratingSchema = z.object({
  score: z
    .string('Choose one of the five.')
    .max(10)
    .pipe(z.enum(['1', '2', '3', '4', '5'], 'Choose one of the five.'))
    .transform(Number),
  comment: optional(text('Your comment', 2000)),
})

export const linksSchema = z.object({ email: email('Your email') })

/** Seconds to wait, as they stand in an address. */
export const waitSchema = z.coerce.number().int().min(1).max(172_800).optional().catch(undefined)

/** The characters of the name of a file by which it is told of: its end. */
export const SHOWN_NAME = 80

// No limit here may be smaller than what is kept: a form that does not pass is not shown at all.
export const keptFormSchema = z.object({
  why: z.enum(WHYS),
  wait: waitSchema,
  files: z
    .array(z.object({ name: z.string().max(SHOWN_NAME), problem: z.enum(FILE_PROBLEMS) }))
    .max(50)
    .optional(),
  held: z
    .array(z.object({ id: z.uuid(), name: z.string().max(1000), size: z.number().int().min(0) }))
    .max(50)
    .optional(),
  dropped: z.boolean().optional(),
  values: z.record(z.string().max(200), z.string().max(300_000)),
})
