import { z } from 'zod'
import { email, line, text } from '@/lib/forms/fields'

const mailboxSchema = z.object({
  email: email('The sender’s address'),
  name: line('The name', 200).or(z.literal('')),
})

const idSchema = z.string().min(1).max(998)

/** What a mail means, in the words that `private.apply_inbound_mail` understands. */
export const inboundMailSchema = z.object({
  message_id: idSchema.nullable(),
  tokens: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(50),
  references: z.array(idSchema).max(500),
  numbers: z.array(z.int().min(0)).max(5),
  from: mailboxSchema,
  cc: z.array(mailboxSchema).max(50),
  subject: line('The subject', 300),
  body: text('The text', 100_000),
  answer: z.string().max(200_100),
  automatic: z.string().max(300).nullable(),
  failures: z
    .array(z.object({ address: z.string().max(254), reason: z.string().max(300).nullable() }))
    .max(20),
  left_out: z.array(z.string().max(600)).max(200),
})

export type InboundMail = z.output<typeof inboundMailSchema>

const storedFileSchema = z.object({
  id: z.uuid(),
  file_name: line('The file’s name', 255),
  content_type: z.string().max(127),
  size: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content_id: z.string().min(1).max(998).nullable(),
})

/** A file of a mail whose bytes are in Storage. */
export type StoredMailFile = z.output<typeof storedFileSchema>

/** A mail with its files in Storage: what is handed to Postgres. */
export const storedMailSchema = inboundMailSchema.extend({
  files: z.array(storedFileSchema).max(100),
})
