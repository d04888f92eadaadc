import { type Place, quote, tokenize } from '@/lib/search/tokens'
import { isProperty, PROPERTIES, PROPERTY_NAMES, type PropertyName } from './search-properties'

/** Of these the database knows the values; of fields, the keys. */
export const NAMED = ['assignee', 'team', 'tag', 'requester', 'company', 'field'] as const
export type NamedProperty = (typeof NAMED)[number]
export type KnownName = { value: string; about: string }

/** Where one is typing: the characters that a suggestion replaces, and what of them is typed. */
export type Spot = Place & {
  typed: string
  /** Whose value it is, or of `field` the key; null where a new part of the query begins. */
  property: PropertyName | null
  /** The other values that stand there. */
  others: string[]
}

/** What may be meant: what to put in, and a word about it. */
export type Suggestion = { insert: string; label: string; about: string }

/** The spot at a caret; null where nothing can be completed, as in a phrase. */
export function spotAt(text: string, caret: number): Spot | null {
  const here = { start: caret, end: caret, typed: '', property: null, others: [] }
  const touching = tokenize(text).filter(({ start, end }) => start <= caret && caret <= end)
  const [token] = touching
  if (!token || (token.raw === '-' && caret === token.end)) return here
  // What is put in right before a part would become one with it.
  if (touching.some(({ start }) => start === caret)) return null
  const { name, raw, values, end } = token
  if (!name) {
    if (caret < end || values[0]?.quoted) return null
    const [, key] = /^field\.(\w*)$/i.exec(raw) ?? []
    if (key !== undefined)
      return { ...here, start: end - key.length, typed: key, property: 'field' }
    return { ...here, start: end - raw.length, typed: raw }
  }
  const property = name.text.toLowerCase()
  if (caret <= name.end || !isProperty(property)) return null
  const piece = values.find((value) => value.start <= caret && caret <= value.end)
  const others = values.filter((value) => value !== piece).map((value) => value.text)
  if (!piece) return { ...here, property, others }
  const typed = text.slice(piece.start, caret).replace(/^["“”„]/, '')
  return { start: piece.start, end: piece.end, typed, property, others }
}

/** What may be meant at a spot, where `known` are the names that the database has for it. */
export function suggestionsFor(spot: Spot, known: readonly KnownName[]): Suggestion[] {
  const { property, others } = spot
  const typed = spot.typed.toLowerCase()
  const begins = (text: string) => text.startsWith(typed)
  if (!property) return [...namesOf(begins), ...(typed.length > 1 ? valuesOf(begins) : [])]
  const own = property === 'field' ? [] : PROPERTIES[property].takes.values
  const found = known.filter(({ value, about }) =>
    `${value} ${about}`.toLowerCase().includes(typed),
  )
  return [...own.filter(begins).map((value) => ({ value, about: '' })), ...found]
    .filter(({ value }) => value.toLowerCase() !== typed && !others.includes(value))
    .map(({ value, about }) => ({
      insert: property === 'field' ? `${value}:` : quote(value),
      label: value,
      about,
    }))
}

type Chooser = (text: string) => boolean

function namesOf(begins: Chooser): Suggestion[] {
  return PROPERTY_NAMES.filter(begins).map((name) => {
    const insert = name === 'field' ? 'field.' : `${name}:`
    return { insert, label: insert, about: PROPERTIES[name].about }
  })
}

/** Whoever types "pend" may mean status:pending. */
function valuesOf(begins: Chooser): Suggestion[] {
  const several = PROPERTY_NAMES.filter((name) => !PROPERTIES[name].takes.single)
  return several.flatMap((name) =>
    PROPERTIES[name].takes.values.filter(begins).map((value) => {
      const insert = `${name}:${value}`
      return { insert, label: insert, about: PROPERTIES[name].about }
    }),
  )
}
