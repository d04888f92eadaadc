import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seedTickets } from '@/scripts/seed/seed-tickets'
import type { Stack } from '@/supabase/local/stack-contract'

/** What a workspace was filled with, and how long it took. */
export type Seeded = { tickets: number; messages: number; seedSeconds: number }

/** Fills a workspace with so many tickets; one that is kept says that it has been. */
export async function seedOnce(
  stack: Stack,
  tickets: number,
  kept: string | undefined,
  log: (line: string) => void,
): Promise<Seeded> {
  const file = kept && join(kept, 'seeded.json')
  const known = file && (await readFile(file, 'utf8').catch(() => null))
  if (known) return JSON.parse(known) as Seeded
  const { messages, seconds } = await seedTickets(stack.databaseUrl, { tickets, log })
  const seeded = { tickets, messages, seedSeconds: seconds }
  if (file) await writeFile(file, JSON.stringify(seeded))
  return seeded
}
