import type { MailParts } from './types'

const MOST_IDS = 200
const MOST_TOKENS = 20
const LONGEST_ID = 998
// Of a longer header the end is read, where the nearest mails are named.
const READ_OF_HEADER = 100_000

/** Where mail servers write down to whom a mail was handed, beside the sender's To and Cc. */
const RECIPIENT_HEADERS = [
  ...['delivered-to', 'x-delivered-to', 'x-original-to', 'original-recipient', 'envelope-to'],
  ...['x-envelope-to', 'x-forwarded-to', 'x-rcpt-to', 'apparently-to', 'x-apparently-to'],
  ...['to', 'cc', 'bcc', 'resent-to', 'resent-cc', 'x-original-delivered-to', 'received'],
]

/** What a mail says of the conversation that it belongs to. */
export type Thread = {
  /** Tokens behind the plus of an address, in lower case. */
  tokens: string[]
  /** Ids of mails without brackets and in lower case, the nearest first. */
  references: string[]
}

/** The tokens of ours that a text names in addresses. Some servers lose a local part's case. */
export function tokensIn(text: string): string[] {
  const found = text.matchAll(/\+([0-9a-f]{32})@/gi)
  return [...new Set([...found].map(([, token = '']) => token.toLowerCase()))].slice(0, MOST_TOKENS)
}

/**
 * The Message-IDs that a header names, in their order (RFC 5322, 3.6.4). Ids are kept in lower case,
 * since some gateways change theirs; without brackets, or broken by a fold, they count as well.
 */
export function idsIn(value: string): string[] {
  const read = value.slice(-READ_OF_HEADER)
  const bracketed = [...read.matchAll(/<([^<>]{1,2000})>/g)].map(([, id = '']) =>
    id.replace(/\s+/g, ''),
  )
  const ids = bracketed.length > 0 ? bracketed : read.split(/[\s,;]+/)
  return ids
    .map((id) => id.toWellFormed().toLowerCase())
    .filter((id) => id.length <= LONGEST_ID && /^[^@\0]+@[^@\0]+$/.test(id))
}

/** The id of a mail itself; null where it bears none that can be used. */
export function ownId({ headers }: MailParts): string | null {
  return idsIn(headers.get('message-id')?.[0] ?? '')[0] ?? null
}

/** Tokens of all who were sent the mail, and the mails that it answers. */
export function threadOf({ headers }: MailParts): Thread {
  const all = (name: string) => headers.get(name) ?? []
  return {
    tokens: tokensIn(RECIPIENT_HEADERS.flatMap(all).join('\n')),
    references: nearest([
      ...all('in-reply-to').flatMap(idsIn),
      // From the first mail of the conversation to the last.
      ...all('references').flatMap(idsIn).reverse(),
    ]),
  }
}

/** Each id once, as many as are looked up. */
export function nearest(ids: string[]): string[] {
  return [...new Set(ids)].slice(0, MOST_IDS)
}

/** The numbers of tickets that a subject names as our mails do: [#123]. */
export function numbersIn(subject: string): number[] {
  return [...subject.matchAll(/\[#(\d{1,15})\]/g)].map(([, digits]) => Number(digits)).slice(0, 5)
}
