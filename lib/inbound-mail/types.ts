/** An address as a mail names it. */
export type Mailbox = { email: string; name: string }

/** A part of a mail that is no text of it. */
export type MailFile = {
  fileName: string | null
  contentType: string
  content: Uint8Array
  /** What the mail's HTML calls it (RFC 2392), without brackets. */
  contentId: string | null
}

/** A mail taken apart, whichever way it came. Nothing in it is to be trusted. */
export type MailParts = {
  /** By their names in lower case, each with its values from top to bottom. */
  headers: ReadonlyMap<string, readonly string[]>
  from: Mailbox | null
  cc: Mailbox[]
  subject: string
  text: string
  html: string
  files: MailFile[]
}

/** The first value of a header, or nothing. */
export function headerOf({ headers }: MailParts, name: string): string {
  return headers.get(name)?.[0]?.trim() ?? ''
}
