import type { ValueKind } from './values'

/** What can be asked about a thing: the parser, completion, the help and labels all read this. */
export type Property = {
  label: string
  /** What it means, in a few words. */
  about: string
  example: string
  takes: ValueKind
  /** There are many of it, told apart by a key: `name.KEY`. */
  keyed?: true
}

/** The query language of one kind of thing: the properties that it has. */
export type Language<P extends string> = {
  properties: Readonly<Record<P, Property>>
  /** What has an order, as a refusal says it: “dates and numbers”. */
  compared: string
  /** The property that `#123` asks for; without one it is a word. */
  numbered?: P
}

/** The names of all properties, as they stand in the table. */
export function namesOf<P extends string>({ properties }: Language<P>): P[] {
  return Object.keys(properties) as P[]
}

/** Whether this is the name of a property, as it stands in the table. */
export function isNameIn<P extends string>(name: string, { properties }: Language<P>): name is P {
  return Object.hasOwn(properties, name)
}

/** The property of this name that takes a key; undefined when there is none. */
export function keyedProperty<P extends string>(
  name: string,
  language: Language<P>,
): Property | undefined {
  if (!isNameIn(name, language)) return undefined
  const property = language.properties[name]
  return property.keyed && property
}
