import { isProperty, PROPERTIES, type PropertyName } from './search-properties'
import { nameRefusal, valueRefusal } from './search-refusals'
import {
  type Operator,
  type Piece,
  type Place,
  phrase,
  quote,
  rangeEnds,
  type Token,
  tokenize,
} from './search-tokens'

export const MAX_LENGTH = 2000
const MAX_PARTS = 40

type Part = Place & { not: boolean }
type Words = Part & { property: 'words'; text: string; form: 'word' | 'prefix' | 'phrase' }
export type Test = Part & {
  property: PropertyName
  /** Which field, of `field.KEY`. */
  key?: string
  operator: Operator | '..'
  /** Any of them may match. Of `..` there are two, from and to; one of them may be empty. */
  values: string[]
}

/** One thing that a query asks for, and where it stands in the text. */
export type Clause = Words | Test

/** What could not be understood, where it stands, and what to do about it. */
export type SearchError = Place & { message: string }

/** A query as far as it was understood, and what was not. */
export type Search = { clauses: Clause[]; errors: SearchError[] }

type Refuse = (place: Place, message: string) => null

/** Reads a query. No text is refused as a whole: what is understood stands, beside what is not. */
export function parseSearch(text: string): Search {
  const errors: SearchError[] = []
  const refuse: Refuse = ({ start, end }, message) => {
    errors.push({ start, end, message })
    return null
  }
  const tokens = tokenize(text.slice(0, MAX_LENGTH))
  const clauses = tokens
    .slice(0, MAX_PARTS)
    .map((token) => readToken(token, refuse))
    .filter((clause) => clause !== null)
  const rest = { start: tokens[MAX_PARTS]?.start ?? MAX_LENGTH, end: text.length }
  if (rest.start < rest.end) refuse(rest, 'A search has at most 40 parts and 2,000 characters.')
  return { clauses, errors }
}

function readToken(token: Token, refuse: Refuse): Clause | null {
  if (!token.name) {
    refuseUnclosed(token, refuse)
    return readWords(token)
  }
  const [name = '', key] = token.name.text.toLowerCase().split('.')
  if (isProperty(name) && (name === 'field') === (key !== undefined)) {
    refuseUnclosed(token, refuse)
    const test = readTest(token, name, refuse)
    return test && key ? { ...test, key } : test
  }
  const refusal = nameRefusal(token.name, token)
  // What only looks like a property is a word as it stands, with the marks in it.
  if (!refusal) return readWords(token)
  refuseUnclosed(token, refuse)
  return refuse(token.name, refusal)
}

function refuseUnclosed({ values }: Token, refuse: Refuse): void {
  for (const { start, closed } of values) {
    if (!closed) refuse({ start, end: start + 1 }, 'This quotation mark is not closed.')
  }
}

function readWords({ start, end, not, raw, values: [value] }: Token): Clause | null {
  const words = { start, end, not, property: 'words' } as const
  if (value?.quoted) return value.text ? { ...words, text: value.text, form: 'phrase' } : null
  const number = raw.startsWith('#') && PROPERTIES.number.takes.read(raw)
  if (number) return { start, end, not, property: 'number', operator: ':', values: [number] }
  if (/^\p{P}*$/u.test(raw)) return null
  if (raw.endsWith('*')) return { ...words, text: raw.slice(0, -1), form: 'prefix' }
  return { ...words, text: raw, form: 'word' }
}

function readTest(token: Token, property: PropertyName, refuse: Refuse): Test | null {
  const { start, end, not, name, operator, values } = token
  const { label, example, takes } = PROPERTIES[property]
  const [first, second] = values
  if (!first) return refuse(token, `Say which ${label.toLowerCase()}, as in ${example}.`)
  if (operator !== ':' && !takes.span) {
    const sign = { start: name?.end ?? start, end: first.start }
    return refuse(sign, `Only dates, numbers and priorities are compared. Write ${example}.`)
  }
  if (second && (takes.single || operator !== ':')) {
    return refuse({ start: second.start, end }, 'Only one value can stand here.')
  }
  if (not && property === 'sort') {
    return refuse({ start, end: start + 1 }, 'An order cannot be excluded.')
  }
  const range = operator === ':' && takes.span ? rangeEnds(first) : null
  const read = (piece: Piece) => {
    if (range && !piece.text) return ''
    return takes.read(piece.text) ?? refuse(piece, valueRefusal(property, piece.text))
  }
  const kept = (range ?? values).map(read).filter((value) => value !== null)
  if (kept.length === 0 || (range && kept.length === 1)) return null
  return { start, end, not, property, operator: range ? '..' : operator, values: kept }
}

/** A query as text again: what `parseSearch` makes the same clauses of. */
export function printSearch(clauses: readonly Clause[]): string {
  return clauses.map(printClause).join(' ')
}

function printClause(clause: Clause): string {
  const minus = clause.not ? '-' : ''
  if (clause.property === 'words') {
    const { text, form } = clause
    return minus + { word: text, prefix: `${text}*`, phrase: phrase(text) }[form]
  }
  const { property, key, operator, values } = clause
  const name = minus + (key ? `${property}.${key}` : property)
  return operator === '..'
    ? `${name}:${values.join('..')}`
    : `${name}${operator}${values.map(quote).join(',')}`
}
