import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const stackSchema = z.object({
  siteUrl: z.url(),
  supabaseUrl: z.url(),
  mailboxUrl: z.url(),
  /** As hosted's `postgres`, which passes row-level security by. */
  databaseUrl: z.string(),
  /** As the superuser. */
  adminDatabaseUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  smtpUrl: z.string(),
  dataDir: z.string(),
})

/** The addresses of the stack that `npm test` started for the tests to share. */
export type TestStack = z.infer<typeof stackSchema>

let held: TestStack | undefined

/** The shared stack. Throws, and says how to get one, when the tests were started without it. */
export function testStack(): TestStack {
  held ??= stackSchema.parse(JSON.parse(readFileSync(stackFile(), 'utf8')))
  return held
}

/** A folder that lives as long as the shared stack and is seen by every test process. */
export function stackFolder(): string {
  return dirname(stackFile())
}

function stackFile(): string {
  const file = process.env.TEST_STACK
  if (file) return file
  throw new Error(
    'These tests need a running stack: use `npm test -- db|stack|e2e`, or keep one with `npm test -- hold` and set TEST_STACK as it says.',
  )
}
