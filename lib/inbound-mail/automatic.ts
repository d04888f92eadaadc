import type { IsOurs } from './own-addresses'
import { headerOf, type MailParts } from './types'

/**
 * Why nobody wrote this mail by hand, or it came back to us: answers to such mails go round in
 * circles (RFC 3834, 2). Null for a mail that somebody wrote.
 */
export function whyAutomatic(mail: MailParts, isOurs: IsOurs): string | null {
  const header = (name: string) => headerOf(mail, name).toLowerCase()
  const by = (name: string) => `it was sent by a program (${name}: ${header(name).slice(0, 100)})`

  if (isOurs(mail.from?.email ?? '')) return 'it was sent from an address of ours'
  const submitted = header('auto-submitted')
    .replace(/[;(].*/s, '')
    .trim()
  if (submitted && submitted !== 'no') return by('auto-submitted')
  for (const name of ['x-autoreply', 'x-autorespond', 'x-auto-reply-from']) {
    if (mail.headers.has(name) && header(name) !== 'no') return by(name)
  }
  // Exchange writes it on what it sends by itself; "None" asks for nothing.
  const suppressed = header('x-auto-response-suppress')
  if (suppressed && suppressed !== 'none') return by('x-auto-response-suppress')
  if (/^<\s*>$/.test(header('return-path'))) return 'it was sent by a program (empty return-path)'
  if (isOurList(mail, isOurs)) return null
  if (mail.headers.has('list-id')) return by('list-id')
  return /^(bulk|junk|list|auto_reply)$/.test(header('precedence')) ? by('precedence') : null
}

/** Many teams read their address through a list, which is then what brings us our mails. */
function isOurList(mail: MailParts, isOurs: IsOurs): boolean {
  const address = /<mailto:([^>?]+)/i.exec(headerOf(mail, 'list-post'))?.[1]
  return address !== undefined && isOurs(address)
}
