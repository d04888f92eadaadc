import { isNameIn, keyedProperty, type Language } from './language'
import { nameRefusal, valueRefusal } from './refusals'
import {
  type Operator,
  type Piece,
  type Place,
  phrase,
  quote,
  rangeEnds,
  type Token,
  tokenize,
} from './tokens'

export const MAX_LENGTH = 2000
const MAX_PARTS = 40

type Part = Place & { not: boolean }
export type Words = Part & { property: 'words'; text: string; form: 'word' | 'prefix' | 'phrase' }
export type Test<P extends string> = Part & {
  property: P
  /** Which one, of a property that takes a key. */
  key?: string
  operator: Operator | '..'
  /** Any of them may match. Of `..` there are two, from and to; one of them may be empty. */
  values: string[]
}

/** One thing that a query asks for, and where it stands in the text. */
export type Clause<P extends string> = Words | Test<P>

/** What could not be understood, where it stands, and what to do about it. */
export type SearchError = Place & { message: string }

/** A query as far as it was understood, and what was not. */
export type Query<P extends string> = { clauses: Clause<P>[]; errors: SearchError[] }

type Refuse = (place: Place, message: string) => null

/** Reads a query. No text is refused as a whole: what is understood stands, beside what is not. */
export function parseQuery<P extends string>(text: string, language: Language<P>): Query<P> {
  const errors: SearchError[] = []
  const refuse: Refuse = ({ start, end }, message) => {
    errors.push({ start, end, message })
    return null
  }
  const tokens = tokenize(text.slice(0, MAX_LENGTH))
  const clauses = tokens
    .slice(0, MAX_PARTS)
    .map((token) => readToken(token, language, refuse))
    .filter((clause) => clause !== null)
  const rest = { start: tokens[MAX_PARTS]?.start ?? MAX_LENGTH, end: text.length }
  if (rest.start < rest.end) refuse(rest, 'A search has at most 40 parts and 2,000 characters.')
  return { clauses, errors }
}

function readToken<P extends string>(
  token: Token,
  language: Language<P>,
  refuse: Refuse,
): Clause<P> | null {
  if (!token.name) {
    refuseUnclosed(token, refuse)
    return readWords(token, language)
  }
  const [name = '', key] = token.name.text.toLowerCase().split('.')
  const takesKey = keyedProperty(name, language) !== undefined
  if (isNameIn(name, language) && takesKey === (key !== undefined)) {
    refuseUnclosed(token, refuse)
    const test = readTest(token, name, language, refuse)
    return test && key ? { ...test, key } : test
  }
  const refusal = nameRefusal(token.name, token, language)
  // What only looks like a property is a word as it stands, with the marks in it.
  if (!refusal) return readWords(token, language)
  refuseUnclosed(token, refuse)
  return refuse(token.name, refusal)
}

function refuseUnclosed({ values }: Token, refuse: Refuse): void {
  for (const { start, closed } of values) {
    if (!closed) refuse({ start, end: start + 1 }, 'This quotation mark is not closed.')
  }
}

function readWords<P extends string>(
  { start, end, not, raw, values: [value] }: Token,
  { numbered, properties }: Language<P>,
): Clause<P> | null {
  const words = { start, end, not, property: 'words' } as const
  if (value?.quoted) return value.text ? { ...words, text: value.text, form: 'phrase' } : null
  const number = numbered && raw.startsWith('#') && properties[numbered].takes.read(raw)
  if (number) return { start, end, not, property: numbered, operator: ':', values: [number] }
  if (/^\p{P}*$/u.test(raw)) return null
  if (raw.endsWith('*')) return { ...words, text: raw.slice(0, -1), form: 'prefix' }
  return { ...words, text: raw, form: 'word' }
}

function readTest<P extends string>(
  token: Token,
  property: P,
  { properties, compared }: Language<P>,
  refuse: Refuse,
): Test<P> | null {
  const { start, end, not, name, operator, values } = token
  const { label, example, takes } = properties[property]
  const [first, second] = values
  if (!first) return refuse(token, `Say which ${label.toLowerCase()}, as in ${example}.`)
  if (operator !== ':' && !takes.span) {
    const sign = { start: name?.end ?? start, end: first.start }
    return refuse(sign, `Only ${compared} are compared. Write ${example}.`)
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
    return takes.read(piece.text) ?? refuse(piece, valueRefusal(properties[property], piece.text))
  }
  const kept = (range ?? values).map(read).filter((value) => value !== null)
  if (kept.length === 0 || (range && kept.length === 1)) return null
  return { start, end, not, property, operator: range ? '..' : operator, values: kept }
}

/** A query as text again: what `parseQuery` makes the same clauses of. */
export function printQuery<P extends string>(clauses: readonly Clause<P>[]): string {
  return clauses.map(printClause).join(' ')
}

function printClause<P extends string>(clause: Clause<P>): string {
  const minus = clause.not ? '-' : ''
  if (isWords(clause)) {
    const { text, form } = clause
    return minus + { word: text, prefix: `${text}*`, phrase: phrase(text) }[form]
  }
  const { property, key, operator, values } = clause
  const name = minus + (key ? `${property}.${key}` : property)
  return operator === '..'
    ? `${name}:${values.join('..')}`
    : `${name}${operator}${values.map(quote).join(',')}`
}

/** Whether a clause asks for words, and not for a property. */
export function isWords<P extends string>(clause: Clause<P>): clause is Words {
  return clause.property === 'words'
}
