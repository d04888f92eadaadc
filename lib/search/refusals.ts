import { keyedProperty, type Language, namesOf, type Property } from './language'
import { nearestWord } from './nearest-word'
import type { Piece, Token } from './tokens'

/**
 * What to say of a name that is none, as in `foo:bar`. Null where it was not meant to be one:
 * `https://…`, `std::string`, `Re:`, `example.com:80` and `a<b` are words with signs in them.
 */
export function nameRefusal(
  { text }: Piece,
  { operator, values: [value] }: Token,
  language: Language<string>,
): string | null {
  const [head = '', key] = text.split('.')
  const keyed = keyedProperty(head.toLowerCase(), language)
  if (keyed) return `Say which ${keyed.label.toLowerCase()}, as in ${keyed.example}.`
  const near = nearestWord(head, namesOf(language))
  const likely = near || (operator === ':' && !key)
  if (!likely || !value || !(value.quoted || /^[\p{L}\p{N}]/u.test(value.text))) return null
  const meant = near ? ` Did you mean “${near}”?` : ''
  return `There is no property “${shortened(text)}”.${meant} Put it in quotation marks to search for it as it stands.`
}

/** What to say of a value that is none. */
export function valueRefusal({ label, takes }: Property, text: string): string {
  const near = nearestWord(text, takes.values)
  const choices = takes.values.length > 0 ? takes.values.join(', ') : 'it in digits'
  const instead = near ? `Did you mean “${near}”?` : `Write ${choices}.`
  return `There is no ${takes.noun ?? label.toLowerCase()} “${shortened(text)}”. ${instead}`
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text
}
