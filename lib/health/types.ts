import type { z } from 'zod'
import type { Build } from './build'
import type { factsSchema } from './schema'
import type { Services } from './services'

export type Facts = z.infer<typeof factsSchema>

/** All that the checks look at. */
export type Health = { facts: Facts; build: Build; services: Services }

/** `warn`: look at it this week; `bad`: something does not work, or soon will not. */
export type Level = 'ok' | 'warn' | 'bad'

export type Check = {
  /** Never changes: monitors know it by this. */
  id: string
  title: string
  level: Level
  /** How it is, in a line. */
  summary: string
  /** What to do about it; null while there is nothing to do. */
  advice: string | null
  /** Where in the app one sees more. */
  href: string | null
}
