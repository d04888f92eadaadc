import { z } from 'zod'
import { email } from '@/lib/forms/fields'

/** Where a test mail goes. */
export const testMailSchema = z.object({ recipient: email('The address') })

const time = z.string().max(40)
const count = z.number().nonnegative()

/** What `read_mail_state` answers. */
export const mailStateSchema = z.object({
  sender: z
    .object({
      sender: z.string().max(320),
      reply_to: z.string().max(320).nullable(),
      server: z.string().max(300),
      told_at: time,
    })
    .nullable(),
  workers: count,
  of_a_day: z.object({ sent: count, refused: count, given_up: count }),
  last_sent_at: time.nullable(),
  tests: z
    .array(
      z.object({
        id: z.number(),
        recipient: z.string().max(320),
        asked_by: z.string().max(320),
        asked_at: time,
        outcome: z.enum(['sent', 'failed']).nullable(),
        response: z.string().max(1000).nullable(),
        duration_ms: z.number().nullable(),
      }),
    )
    .max(20),
})

/** Which failures are shown: those before this moment. */
export const failureFilterSchema = z.object({
  before: z.iso.datetime({ offset: true }).max(40).optional().catch(undefined),
})
