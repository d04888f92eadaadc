import type { MailFile } from './types'

/** How many files of one mail are kept. */
const MOST_FILES = 100

// They prove what was signed byte by byte, which is the raw mail alone.
const DETACHED_SIGNATURE =
  /^application\/(pgp-signature|pkcs7-signature|x-pkcs7-signature|pgp-encrypted)$/

const NAMES: Record<string, string> = {
  'text/calendar': 'invitation.ics',
  'application/ics': 'invitation.ics',
  'message/rfc822': 'message.eml',
  'application/pkcs7-mime': 'smime.p7m',
  'text/html': 'text.html',
  'text/plain': 'text.txt',
}

/** The files of a mail that are worth keeping, each with a name, and how many more there were. */
export function filesOf(files: MailFile[]): {
  kept: (MailFile & { fileName: string })[]
  more: number
} {
  const wanted = files.filter(
    ({ contentType, content }) => content.byteLength > 0 && !DETACHED_SIGNATURE.test(contentType),
  )
  return {
    kept: wanted.slice(0, MOST_FILES).map((file, at) => ({ ...file, fileName: nameOf(file, at) })),
    more: Math.max(0, wanted.length - MOST_FILES),
  }
}

function nameOf({ fileName, contentType }: MailFile, at: number): string {
  if (fileName?.trim()) return fileName
  const ending = /^image\/(png|jpeg|gif|webp)$/.exec(contentType)?.[1]
  return NAMES[contentType] ?? `file-${at + 1}${ending ? `.${ending}` : ''}`
}
