import { z } from 'zod'

// The same pattern as private.is_email in the database: international addresses (RFC 6531) included.
const EMAIL =
  /^[^\s\p{Cc}@<>,;:"()[\]\\]+@[^\s\p{Cc}@<>,;:"()[\]\\.]+(\.[^\s\p{Cc}@<>,;:"()[\]\\.]+)+$/u

/** Postgres stores no NUL, and half a surrogate pair is no character: refused, never altered. */
function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0')
}

const UNSTORABLE = 'This contains a character that cannot be stored.'

/** One line of text, trimmed, 1 to `max` characters, without control characters. */
export function line(what: string, max: number) {
  return z
    .string()
    .max(max * 2 + 100, `${what} is longer than ${max} characters.`)
    .refine(isStorable, UNSTORABLE)
    .transform((value) => value.trim())
    .refine((value) => value !== '', `${what} is missing.`)
    .refine((value) => [...value].length <= max, `${what} is longer than ${max} characters.`)
    .refine((value) => !/\p{Cc}/u.test(value), `${what} must be one line of plain text.`)
}

/** Text of any number of lines, 1 to `max` characters. Line ends are stored as `\n`. */
export function text(what: string, max: number) {
  return (
    z
      .string()
      .max(max * 2 + 100, `${what} is longer than ${max.toLocaleString('en')} characters.`)
      .refine(isStorable, UNSTORABLE)
      .transform((value) => value.replace(/\r\n?/g, '\n'))
      // What Postgres takes for blank: JavaScript leaves out NEL (U+0085).
      .refine((value) => /[^\s\u0085]/.test(value), `${what} is missing.`)
      .refine(
        (value) => [...value].length <= max,
        `${what} is longer than ${max.toLocaleString('en')} characters.`,
      )
  )
}

/** Text of any number of lines, up to `max` characters, that may be empty. */
export function longText(what: string, max: number) {
  return z
    .string()
    .max(max * 2 + 100, `${what} are longer than ${max.toLocaleString('en')} characters.`)
    .refine(isStorable, UNSTORABLE)
    .transform((value) => value.replace(/\r\n?/g, '\n').trim())
    .refine(
      (value) => [...value].length <= max,
      `${what} are longer than ${max.toLocaleString('en')} characters.`,
    )
}

/** One e-mail address, trimmed, at most 254 characters (RFC 5321), in any script. */
export function email(what = 'The e-mail address') {
  return z
    .string()
    .max(400, `${what} is too long.`)
    .transform((value) => value.trim())
    .refine((value) => value !== '', `${what} is missing.`)
    .refine(
      (value) => value === '' || (value.length <= 254 && isStorable(value) && EMAIL.test(value)),
      `${what} is not valid: it should look like name@example.com.`,
    )
}

/** A value that may be left empty: empty, and one that was not sent, become null. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? null : value),
    schema.nullable(),
  )
}

/** An id picked from a list. */
export function id(what: string) {
  return z.uuid(`${what} is not one of the choices.`)
}
