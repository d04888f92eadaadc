import { nearestWord } from './nearest-word'
import { PROPERTIES, PROPERTY_NAMES, type PropertyName } from './search-properties'
import type { Piece, Token } from './search-tokens'

/**
 * What to say of a name that is none, as in `foo:bar`. Null where it was not meant to be one:
 * `https://…`, `std::string`, `Re:`, `example.com:80` and `a<b` are words with signs in them.
 */
export function nameRefusal({ text }: Piece, { operator, values: [value] }: Token): string | null {
  const [head = '', key] = text.split('.')
  if (head.toLowerCase() === 'field') return `Say which field, as in ${PROPERTIES.field.example}.`
  const near = nearestWord(head, PROPERTY_NAMES)
  const likely = near || (operator === ':' && !key)
  if (!likely || !value || !(value.quoted || /^[\p{L}\p{N}]/u.test(value.text))) return null
  const meant = near ? ` Did you mean “${near}”?` : ''
  return `There is no property “${shortened(text)}”.${meant} Put it in quotation marks to search for it as it stands.`
}

/** What to say of a value that is none. */
export function valueRefusal(property: PropertyName, text: string): string {
  const { label, takes } = PROPERTIES[property]
  const near = nearestWord(text, takes.values)
  const choices = takes.values.length > 0 ? takes.values.join(', ') : 'it in digits'
  const instead = near ? `Did you mean “${near}”?` : `Write ${choices}.`
  return `There is no ${takes.noun ?? label.toLowerCase()} “${shortened(text)}”. ${instead}`
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text
}
