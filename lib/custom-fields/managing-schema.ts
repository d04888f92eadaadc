import { z } from 'zod'
import { checkbox } from '@/lib/forms/checkbox'
import { line, optional } from '@/lib/forms/fields'
import { FIELD_TYPES, REQUEST_FORM, USED_ON } from './types'

/** A field's id as it stands in an address. */
export const fieldIdSchema = z.uuid()

/** What can be chosen, one a line as it was typed; empty lines and repetitions are left out. */
const choices = z
  .string()
  .max(50_000, 'These are too many choices.')
  .default('')
  .transform((text) => [...new Set(text.split('\n').map((choice) => choice.trim()))])
  .transform((list) => list.filter((choice) => choice !== ''))
  .pipe(z.array(line('A choice', 200)).max(200, 'A field has at most 200 choices.'))

const requestForm = z.enum(REQUEST_FORM, 'This is not one of the choices.')

const label = line('The label', 80)

const key = optional(
  z
    .string()
    .trim()
    .regex(
      /^[a-z][a-z0-9_]{0,49}$/,
      'A key is lower-case letters, digits and _, such as order_no.',
    ),
)

const CHOICES_MISSING = 'Say what can be chosen, one a line.'

/** What a new field is. Without a key it gets one from its label; rules of other things are left out. */
export const createFieldSchema = z
  .object({
    label,
    key,
    type: z.enum(FIELD_TYPES, 'This type is not one of the choices.'),
    choices,
    used_on: z.enum(USED_ON, 'This is not one of the choices.').default('ticket'),
    required_to_solve: checkbox().default(false),
    required_in_forms: checkbox().default(false),
    request_form: requestForm.default('no'),
  })
  .refine(({ type, choices: given }) => type !== 'choice' || given.length > 0, {
    path: ['choices'],
    message: CHOICES_MISSING,
  })
  .refine(({ key: given, label: called }) => given !== null || keyOf(called) !== '', {
    path: ['key'],
    message: 'The label makes no key: type one, such as order_no.',
  })
  .transform(({ key: given, ...field }) => ({
    ...field,
    key: given ?? keyOf(field.label),
    choices: field.type === 'choice' ? field.choices : [],
    ...(field.used_on === 'ticket'
      ? { required_in_forms: false }
      : { required_to_solve: false, request_form: 'no' as const }),
  }))

/** What changes of a field: neither its key, its type, nor what it is used on. Only a choice has choices. */
export const changeFieldSchema = z.object({
  label,
  choices,
  required_to_solve: checkbox().optional(),
  required_in_forms: checkbox().optional(),
  request_form: requestForm.optional(),
})

export const changeChoiceSchema = changeFieldSchema.refine(
  ({ choices: given }) => given.length > 0,
  { path: ['choices'], message: CHOICES_MISSING },
)

/** Which field to move, and where to: "ID up" or "ID down", as one button sends it. */
export const moveFieldSchema = z.object({
  move: z
    .string()
    .max(100)
    .transform((value) => value.split(' '))
    .pipe(z.tuple([fieldIdSchema, z.enum(['up', 'down'])], 'This field cannot be moved so.')),
})

/** The page of archived fields, as it stands in an address; nonsense counts as the first. */
export const fieldPageSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** A key made of a label: "Order no." is order_no. Empty where no letter is left. */
function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50)
}

export type CreateFieldInput = z.output<typeof createFieldSchema>
export type ChangeFieldInput = z.output<typeof changeFieldSchema>
