import { isUtf8 } from 'node:buffer'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { UnfitError } from '@/lib/webhooks/types'
import type { Mailbox, MailFile, MailParts } from './types'

// 25 MiB of base64 have a third of that. Each line costs the parser some microseconds.
const MOST_LINES = 1_000_000

/**
 * Takes a raw mail apart (RFC 5322, MIME). Mails within it stay files; it throws UnfitError for
 * what nests deeper than 256 parts, or has more than 2 MiB of headers or a million lines.
 */
export async function parseRfc822(raw: Buffer): Promise<MailParts> {
  if (hasMoreLines(raw, MOST_LINES)) {
    throw new UnfitError('it cannot be read as a mail: it has more than a million lines')
  }
  const mail = await PostalMime.parse(decoded(raw), { forceRfc822Attachments: true }).catch(
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      throw new UnfitError(`it cannot be read as a mail: ${why}`, { cause: error })
    },
  )
  return {
    headers: headersOf(mail),
    from: mailboxes([mail.from ?? mail.sender])[0] ?? null,
    cc: mailboxes(mail.cc ?? []),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    files: mail.attachments.map(file),
  }
}

function hasMoreLines(raw: Buffer, most: number): boolean {
  let lines = 0
  for (let at = raw.indexOf(10); at >= 0 && lines <= most; at = raw.indexOf(10, at + 1)) lines++
  return lines > most
}

// Old programs send the letters of western Europe and name no charset at all.
function decoded(raw: Buffer): Buffer {
  if (
    isUtf8(raw) ||
    /charset\s*=|^content-transfer-encoding:\s*binary/im.test(raw.toString('latin1'))
  )
    return raw
  return Buffer.from(new TextDecoder('windows-1252').decode(raw))
}

function headersOf({ headers }: Email): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const { key, value } of headers) {
    const values = byName.get(key)
    if (values) values.push(value)
    else byName.set(key, [value])
  }
  return byName
}

function mailboxes(addresses: (Address | undefined)[]): Mailbox[] {
  return addresses
    .flatMap((address) => address?.group ?? (address ? [address] : []))
    .map(({ address, name }) => ({ email: address ?? '', name }))
}

function file({ filename, mimeType, content, contentId }: Attachment): MailFile {
  return {
    fileName: filename,
    contentType: mimeType,
    content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    contentId: contentId?.trim().replace(/^<|>$/g, '') || null,
  }
}
