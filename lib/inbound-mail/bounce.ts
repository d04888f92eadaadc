import { email } from '@/lib/forms/fields'
import { idsIn, nearest, type Thread, tokensIn } from './threads'
import { headerOf, type MailFile, type MailParts } from './types'

const MOST_RECIPIENTS = 20
const LONGEST_REASON = 300
const READ_OF_REPORT = 200_000
const READ_OF_RETURNED = 20_000

type Failure = { address: string; reason: string | null }

/** What a report says of a mail of ours: whom it did not reach, and which mail it was. */
export type DeliveryReport = Thread & { failures: Failure[] }

const DAEMON = /^(mailer-daemon|mail-daemon|maildaemon|postmaster|mdaemon)@/i
const UNDELIVERED =
  /undeliver|delivery (has )?fail|delivery status|delivery.{0,20}problem|failure notice|returned mail|mail delivery|returned to sender|unzustellbar|nicht zugestellt|non remis|échec de|no entregado|no se ha podido entregar/i

/**
 * Reads what mail servers send back: reports of RFC 3464, and the texts of those that know of none.
 * Without failures it tells of a delay, a delivery or a reading. Null for every other mail.
 */
export function deliveryReport(mail: MailParts): DeliveryReport | null {
  const ofType = (type: RegExp) => mail.files.filter(({ contentType }) => type.test(contentType))
  const status = ofType(/^message\/(global-)?delivery-status$/)
  const returned = ofType(
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/,
  )
    .map((file) => textOf(file, READ_OF_RETURNED))
    .join('\n')
  if (status.length > 0) {
    return { failures: status.flatMap(failuresIn).slice(0, MOST_RECIPIENTS), ...named(returned) }
  }
  if (ofType(/^message\/disposition-notification$/).length > 0) {
    return { failures: [], ...named(returned) }
  }
  const byProgram =
    DAEMON.test(mail.from?.email ?? '') || /^<\s*>$/.test(headerOf(mail, 'return-path'))
  const failed = headerOf(mail, 'x-failed-recipients')
  if (!byProgram || !(failed || UNDELIVERED.test(mail.subject))) return null
  const text = (mail.text || mail.html).slice(0, READ_OF_RETURNED)
  return { failures: failuresTold(failed, text), ...named(`${returned}\n${text}`) }
}

function textOf({ content }: MailFile, most: number): string {
  return new TextDecoder().decode(content.subarray(0, most))
}

/** The failed recipients in the fields of RFC 3464, 2.3: one group of lines for each. */
function failuresIn(status: MailFile): Failure[] {
  const groups = textOf(status, READ_OF_REPORT)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
  return groups.flatMap((group) => {
    const field = (name: string) =>
      new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(group)?.[1]?.trim() ?? ''
    if (!/^failed/i.test(field('Action'))) return []
    const recipient = afterType(field('Final-Recipient')) || afterType(field('Original-Recipient'))
    const reason = afterType(field('Diagnostic-Code')) || field('Status')
    return [failure(recipient, reason)]
  })
}

/** `rfc822; someone@example.com` and `smtp; 550 …` name their type first. */
const afterType = (field: string) => field.replace(/^[\w-]{1,30}\s*;\s*/, '').trim()

/** The failed recipients as servers of before 1996 tell them: in words. */
function failuresTold(header: string, text: string): Failure[] {
  const told = [...text.matchAll(/^\s*<([^<>\s]{3,254})>:?\s*$|^<([^<>\s]{3,254})>:/gm)].map(
    ([, alone, before]) => alone ?? before ?? '',
  )
  const addresses = header ? header.split(/[\s,]+/) : told
  const reason =
    /^.*(?:\b[45]\d\d[ -]|\b[45]\.\d\.\d).*$/m.exec(text)?.[0] ?? text.trim().split(/\n\s*\n/)[0]
  const valid = addresses.filter((address) => email().safeParse(address).success)
  return (valid.length > 0 ? [...new Set(valid)] : [''])
    .slice(0, MOST_RECIPIENTS)
    .map((address) => failure(address, reason ?? ''))
}

function failure(recipient: string, reason: string): Failure {
  const address = recipient.replace(/^<|>$/g, '')
  return {
    address: email().safeParse(address).success ? oneLine(address) : 'one of its addresses',
    reason: oneLine(reason).slice(0, LONGEST_REASON).toWellFormed().trim() || null,
  }
}

// Shown between backticks, in which nothing else has a meaning.
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll('`', '’')

function named(returned: string): Thread {
  const unfolded = returned.replace(/\r?\n[ \t]+/g, ' ')
  const values = (names: string) =>
    [...unfolded.matchAll(new RegExp(`^>?[ \\t]*(?:${names})[ \\t]*:(.*)$`, 'gim'))].map(
      ([, value = '']) => value,
    )
  return {
    tokens: tokensIn(unfolded),
    references: nearest([
      ...values('message-id').flatMap(idsIn),
      ...values('in-reply-to').flatMap(idsIn),
      ...values('references').flatMap(idsIn).reverse(),
    ]),
  }
}
