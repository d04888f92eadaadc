import { z } from 'zod'
import type { MailParts } from './types'

const MOST = 36_000_000
const short = z.string().max(4000)
const personSchema = z.object({ Email: short, Name: short.default('') })
const peopleSchema = z.array(personSchema).max(2000).default([])

/** Postmark's inbound webhook, as https://postmarkapp.com/developer/webhooks/inbound-webhook tells. */
const inboundSchema = z.object({
  FromFull: personSchema,
  ToFull: peopleSchema,
  CcFull: peopleSchema,
  BccFull: peopleSchema,
  OriginalRecipient: short.default(''),
  Subject: z.string().max(100_000).default(''),
  TextBody: z.string().max(MOST).nullish(),
  HtmlBody: z.string().max(MOST).nullish(),
  Headers: z
    .array(z.object({ Name: short, Value: z.string().max(1_000_000) }))
    .max(5000)
    .default([]),
  Attachments: z
    .array(
      z.object({
        Name: short.default(''),
        Content: z.base64({ error: 'not base64' }).max(MOST),
        ContentType: short.default('application/octet-stream'),
        ContentID: short.nullish(),
      }),
    )
    .max(5000)
    .default([]),
})

/** Takes a mail apart that Postmark has parsed already. Throws ZodError for what is not its JSON. */
export function parsePostmark(payload: unknown): MailParts {
  const mail = inboundSchema.parse(payload)
  const headers = new Map<string, string[]>()
  const add = (name: string, value: string) =>
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value])
  for (const { Name, Value } of mail.Headers) add(Name, Value)
  // These it leaves out of its list, and tells them apart instead.
  for (const { Email } of mail.ToFull) add('to', Email)
  for (const { Email } of mail.CcFull) add('cc', Email)
  for (const { Email } of mail.BccFull) add('bcc', Email)
  if (mail.OriginalRecipient) add('delivered-to', mail.OriginalRecipient)

  return {
    headers,
    from: { email: mail.FromFull.Email, name: mail.FromFull.Name },
    cc: mail.CcFull.map(({ Email, Name }) => ({ email: Email, name: Name })),
    subject: mail.Subject,
    text: mail.TextBody ?? '',
    html: mail.HtmlBody ?? '',
    files: mail.Attachments.map((file) => ({
      fileName: file.Name || null,
      contentType: file.ContentType.split(';')[0]?.trim().toLowerCase() ?? '',
      content: Buffer.from(file.Content, 'base64'),
      contentId: file.ContentID?.trim().replace(/^<|>$/g, '') || null,
    })),
  }
}
