import { email } from '@/lib/forms/fields'
import { UnfitError } from '@/lib/webhooks/types'
import { whyAutomatic } from './automatic'
import { bodyText } from './body-text'
import { deliveryReport } from './bounce'
import { type IsOurs, withDeliveredTo } from './own-addresses'
import { type InboundMail, inboundMailSchema } from './schema'
import { nearest, numbersIn, ownId, threadOf } from './threads'
import type { Mailbox, MailParts } from './types'

const MOST_CC = 50

/**
 * What a mail means to the desk: who says what, in which conversation, and what stops it. Throws
 * UnfitError when nobody could be answered, and ZodError for what cannot be stored.
 */
export function readMail(mail: MailParts, ours: IsOurs): InboundMail {
  const isOurs = withDeliveredTo(mail, ours)
  const report = deliveryReport(mail)
  const thread = threadOf(mail)
  const subject = cleanLine(mail.subject, 300)
  const { body, answer, cut } = bodyText(mail)
  return inboundMailSchema.parse({
    message_id: ownId(mail),
    // What came back says in itself which mail it was; the report has a thread of its own.
    tokens: [...new Set([...(report?.tokens ?? []), ...thread.tokens])],
    references: nearest([...(report?.references ?? []), ...thread.references]),
    numbers: report ? [] : numbersIn(subject),
    from: sender(mail, report !== null),
    cc: report ? [] : mail.cc.flatMap((one) => copied(one, isOurs)).slice(0, MOST_CC),
    subject: subject || '(no subject)',
    body,
    answer,
    automatic:
      report && report.failures.length === 0
        ? 'it tells of a mail that was read, is late or has arrived'
        : whyAutomatic(mail, ours),
    failures: report?.failures ?? [],
    left_out: cut ? ['what its text says after 100,000 characters'] : [],
  } satisfies InboundMail)
}

function sender({ from }: MailParts, isReport: boolean): Mailbox {
  const address = email().safeParse(from?.email ?? '')
  if (address.success) return { email: address.data, name: cleanLine(from?.name ?? '', 200) }
  // Some servers sign their reports as MAILER-DAEMON, without a host.
  if (isReport) return { email: 'mailer-daemon@localhost.invalid', name: '' }
  throw new UnfitError(
    from?.email ? 'from: it is not an address that can be answered' : 'from: it names no sender',
  )
}

function copied({ email: address, name }: Mailbox, isOurs: IsOurs): Mailbox[] {
  const valid = email().safeParse(address)
  return valid.success && !isOurs(valid.data)
    ? [{ email: valid.data, name: cleanLine(name, 200) }]
    : []
}

/** One line of at most so many characters, as names and subjects are kept. */
function cleanLine(value: string, max: number): string {
  const clean = value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
  return [...clean].slice(0, max).join('').trim()
}
