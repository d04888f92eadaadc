import { z } from 'zod'
import { line } from '@/lib/forms/fields'
import { DELIVERY_STATUSES, EVENTS, type EventType } from './types'

/** A subscription's or a delivery's id as it stands in an address. */
export const idSchema = z.uuid()

const urlSchema = line('The address', 2000).refine(
  (value) => /^https?:\/\/\S+$/i.test(value) && URL.canParse(value),
  'The address is not valid: it should look like https://example.com/webhooks.',
)

/** The name of an event's checkbox: a dot in it would read as a path. */
export const eventField = (event: EventType) => event.replace('.', '-')

/** The form of a subscription: where deliveries go, and of which events, at least one. */
export const subscriptionSchema = z
  .record(z.string().max(100), z.string().max(100_000))
  .transform((values) => ({
    url: values.url ?? '',
    events: EVENTS.filter((event) => values[eventField(event)] === 'on'),
  }))
  .pipe(
    z.object({
      url: urlSchema,
      events: z.array(z.enum(EVENTS)).min(1, 'Choose at least one event.').max(EVENTS.length),
    }),
  )

const sequence = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional()

/** What the list of deliveries shows, as it stands in an address; nonsense counts as not given. */
export const deliveryFilterSchema = z.object({
  status: z.enum(DELIVERY_STATUSES).optional().catch(undefined),
  before: sequence.catch(undefined),
  after: sequence.catch(undefined),
})

/** The page of the list of subscriptions. */
export const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

const minute = (what: string) =>
  z
    .string()
    .max(40)
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, `${what} is not a date and a time.`)
    .refine((value) => !Number.isNaN(Date.parse(`${value}Z`)), `${what} is not a date and a time.`)

/** A time range to send again, in the admin's own time zone. */
export const rangeSchema = z
  .object({
    since: minute('The beginning'),
    until: minute('The end'),
    of_status: z.enum(['', ...DELIVERY_STATUSES], 'This status is not one of the choices.'),
  })
  .refine(({ since, until }) => since < until, {
    path: ['until'],
    error: 'The end lies before the beginning.',
  })
