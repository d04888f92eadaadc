import { type Clock, type Span, timeSpan } from '@/lib/time/time-span'

/** What the values of a property are. */
export type ValueKind = {
  /** What one of them is called, where the label does not say so. */
  noun?: string
  /** All values there are; or those with a meaning of their own; or some to begin with. */
  values: readonly string[]
  /** Names are values too, which only the database knows. */
  named?: true
  /** There can be only one. */
  single?: true
  /** The value as it is kept; null for what is none. */
  read(text: string): string | null
  /** What a value covers, where values have an order: so that > < and .. can be asked. */
  span?(value: string, clock: Clock): Span | null
}

export const oneOf = (values: readonly string[]): ValueKind => ({
  values,
  read: (text) =>
    values.find((value) => value === text.toLowerCase().replace(/[\s-]/g, '_')) ?? null,
})

export const rankedOneOf = (values: readonly string[]): ValueKind => ({
  ...oneOf(values),
  span: (value) => ({ start: values.indexOf(value), end: values.indexOf(value) + 1 }),
})

export const name = (...values: string[]): ValueKind => ({
  values,
  named: true,
  read: (text) => values.find((value) => value === text.toLowerCase()) ?? (text || null),
})

export const number: ValueKind = {
  noun: 'number',
  values: [],
  single: true,
  read: (text) => /^#?(\d{1,15})$/.exec(text)?.[1] ?? null,
  span: (value) => ({ start: Number(value), end: Number(value) + 1 }),
}

/** At least three digits, with whatever people write between them. */
export const phone: ValueKind = {
  noun: 'telephone number',
  values: [],
  read: (text) => (/^[\d\s+()./x#-]{3,40}$/.test(text) && /(\d\D*){3}/.test(text) ? text : null),
}

export const time: ValueKind = {
  noun: 'date',
  values: ['today', 'yesterday', '24h', '7d', '4w', '2026', '2026-11', '2026-11-22'],
  single: true,
  read: (text) => (timeSpan(text, { timeZone: 'UTC', now: 0 }) ? text : null),
  span: timeSpan,
}

/** Orders by these keys: `key-asc` and `key-desc`, of which the key alone means the first. */
export function orderOf(keys: readonly string[], ascending: readonly string[]): ValueKind {
  const orders = keys.flatMap((key) =>
    ascending.includes(key) ? [`${key}-asc`, `${key}-desc`] : [`${key}-desc`, `${key}-asc`],
  )
  return {
    values: orders,
    single: true,
    read: (text) => orders.find((one) => `${one}-`.startsWith(`${text.toLowerCase()}-`)) ?? null,
  }
}
