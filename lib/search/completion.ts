import { isNameIn, keyedProperty, type Language, namesOf } from './language'
import { type Place, quote, tokenize } from './tokens'

/** What the database knows names of; of the fields, the keys. */
export const KNOWN_KINDS = [
  'assignee',
  'team',
  'tag',
  'requester',
  'company',
  'field',
  'contact',
  'domain',
  'contact_field',
  'company_field',
] as const
export type KnownKind = (typeof KNOWN_KINDS)[number]
export type KnownName = { value: string; about: string }

/** A query language, and which of its properties have values that the database knows. */
export type Completion<P extends string> = {
  language: Language<P>
  known: Readonly<Partial<Record<string, KnownKind>>>
}

/** Where one is typing: the characters that a suggestion replaces, and what of them is typed. */
export type Spot<P extends string> = Place & {
  typed: string
  /** Whose value it is; null where a new part of the query begins. */
  property: P | null
  /** Not a value but the key of such a property is typed. */
  key: boolean
  /** The other values that stand there. */
  others: string[]
}

/** What may be meant: what to put in, and a word about it. */
export type Suggestion = { insert: string; label: string; about: string }

/** The spot at a caret; null where nothing can be completed, as in a phrase. */
export function spotAt<P extends string>(
  text: string,
  caret: number,
  { language }: Completion<P>,
): Spot<P> | null {
  const here = { start: caret, end: caret, typed: '', property: null, key: false, others: [] }
  const touching = tokenize(text).filter(({ start, end }) => start <= caret && caret <= end)
  const [token] = touching
  if (!token || (token.raw === '-' && caret === token.end)) return here
  // What is put in right before a part would become one with it.
  if (touching.some(({ start }) => start === caret)) return null
  const { name, raw, values, end } = token
  if (!name) {
    if (caret < end || values[0]?.quoted) return null
    const [, keyed = '', key = ''] = /^(\w+)\.(\w*)$/.exec(raw.toLowerCase()) ?? []
    if (isNameIn(keyed, language) && keyedProperty(keyed, language)) {
      const typed = raw.slice(raw.length - key.length)
      return { ...here, start: end - key.length, typed, property: keyed, key: true }
    }
    return { ...here, start: end - raw.length, typed: raw }
  }
  const property = name.text.toLowerCase()
  if (caret <= name.end || !isNameIn(property, language)) return null
  const piece = values.find((value) => value.start <= caret && caret <= value.end)
  const others = values.filter((value) => value !== piece).map((value) => value.text)
  if (!piece) return { ...here, property, others }
  const typed = text.slice(piece.start, caret).replace(/^["“”„]/, '')
  return { start: piece.start, end: piece.end, typed, property, key: false, others }
}

/** Whose names the database is asked for at a spot; undefined where it knows none. */
export function knownAt<P extends string>(
  { property }: Spot<P>,
  { known }: Completion<P>,
): KnownKind | undefined {
  return property ? known[property] : undefined
}

/** What may be meant at a spot, where `known` are the names that the database has for it. */
export function suggestionsFor<P extends string>(
  spot: Spot<P>,
  known: readonly KnownName[],
  { language }: Completion<P>,
): Suggestion[] {
  const { property, key, others } = spot
  const typed = spot.typed.toLowerCase()
  const begins = (text: string) => text.startsWith(typed)
  if (!property) {
    return [
      ...propertiesOf(begins, language),
      ...(typed.length > 1 ? valuesOf(begins, language) : []),
    ]
  }
  const own = key ? [] : language.properties[property].takes.values
  const found = known.filter(({ value, about }) =>
    `${value} ${about}`.toLowerCase().includes(typed),
  )
  return [...own.filter(begins).map((value) => ({ value, about: '' })), ...found]
    .filter(({ value }) => value.toLowerCase() !== typed && !others.includes(value))
    .map(({ value, about }) => ({
      insert: key ? `${value}:` : quote(value),
      label: value,
      about,
    }))
}

type Chooser = (text: string) => boolean

function propertiesOf<P extends string>(begins: Chooser, language: Language<P>): Suggestion[] {
  return namesOf(language)
    .filter(begins)
    .map((name) => {
      const { keyed, about } = language.properties[name]
      const insert = keyed ? `${name}.` : `${name}:`
      return { insert, label: insert, about }
    })
}

/** Whoever types "pend" may mean status:pending. */
function valuesOf<P extends string>(begins: Chooser, language: Language<P>): Suggestion[] {
  const several = namesOf(language).filter((name) => !language.properties[name].takes.single)
  return several.flatMap((name) =>
    language.properties[name].takes.values.filter(begins).map((value) => {
      const insert = `${name}:${value}`
      return { insert, label: insert, about: language.properties[name].about }
    }),
  )
}
