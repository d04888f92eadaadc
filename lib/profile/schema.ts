import { z } from 'zod'
import { checkbox } from '@/lib/forms/checkbox'
import { line, optional, text } from '@/lib/forms/fields'
import { LIST_COLUMNS, LIST_DENSITIES } from '@/lib/tickets/list-columns'
import { isTimeZone } from './time-zones'

/** What users change about themselves, as the form sends it. */
export const profileSchema = z.object({
  name: line('The name', 120),
  time_zone: z
    .string('The time zone is missing.')
    .max(64, 'This time zone is not one of the choices.')
    .refine(isTimeZone, 'This time zone is not one of the choices.'),
  signature: z
    .preprocess(trimmed, optional(text('The signature', 2000)))
    .transform((signature) => signature ?? ''),
  shortcuts: checkbox(),
  assigned: checkbox(),
  mentioned: checkbox(),
  replied: checkbox(),
})

/** Blanks alone are no signature. */
function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

export type ProfileInput = z.output<typeof profileSchema>

/** What a user's list shows; its subjects always, since they lead to the tickets. */
export const listDisplaySchema = z.object({
  columns: z
    .array(z.enum(LIST_COLUMNS, 'This column is not one of the choices.'))
    .max(LIST_COLUMNS.length)
    .transform((chosen) => LIST_COLUMNS.filter((one) => one === 'subject' || chosen.includes(one))),
  density: z.enum(LIST_DENSITIES, 'This is not one of the choices.'),
})
