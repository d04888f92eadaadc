/** A title from outside as a subject takes it: one line, at most 300 characters, never empty. */
export function asSubject(title: string): string {
  const clean = title
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return [...clean].slice(0, 300).join('').trim() || '(no title)'
}

/** A text from outside as a message takes it: at most 100,000 characters; `fallback` for a blank one. */
export function asBody(body: string | null | undefined, fallback: string): string {
  const text = (body ?? '').toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
  return /[^\s\u0085]/.test(text) ? [...text].slice(0, 100_000).join('') : fallback
}

/** A name or a key from outside: one line of at most `max` characters; empty when there is nothing in it. */
export function asLine(value: string, max: number): string {
  const clean = value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return [...clean].slice(0, max).join('').trim()
}
