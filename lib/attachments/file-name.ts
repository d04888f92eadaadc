const LONGEST = 255

/** Marks that turn the direction of a text: `gpj.exe` must not read as `exe.jpg`. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * A file's name as it is kept: without the folders that some senders put before it, and without
 * signs that nobody sees. Empty where nothing is left; letters of every script stay as they are.
 */
export function cleanFileName(name: string): string {
  const own = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const clean = own
    .toWellFormed()
    .normalize('NFC')
    .replace(TURNING, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return /^\.*$/.test(clean) ? '' : clean
}

/** A name of at most 255 characters; a longer one is cut before its ending. */
export function shortFileName(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST) return name
  const ending = /\.[^.\s]{1,20}$/.exec(name)?.[0] ?? ''
  return letters.slice(0, LONGEST - [...ending].length).join('') + ending
}

/**
 * The header that gives a file back under its name: in ASCII for old programs, whole for all others
 * (RFC 6266, 4.3; RFC 8187).
 */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["%\\]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
