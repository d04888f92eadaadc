import { z } from 'zod'
import type { TimelinePlace } from './types'

const placeSchema = z.tuple([
  z.iso.datetime({ offset: true }),
  z.int(),
  z.enum(['message', 'event']),
  z.int(),
])

/** A place in the timeline as one word of an address. */
export function encodePlace({ at, ticket, kind, id }: TimelinePlace): string {
  return Buffer.from(JSON.stringify([at, ticket, kind, id])).toString('base64url')
}

/** Reads a place; null where it is none of ours. */
export function decodePlace(word: string | undefined): TimelinePlace | null {
  if (!word || word.length > 200) return null
  try {
    const parts = placeSchema.parse(JSON.parse(Buffer.from(word, 'base64url').toString()))
    const [at, ticket, kind, id] = parts
    return { at, ticket, kind, id }
  } catch {
    return null
  }
}
