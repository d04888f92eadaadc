import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { root, run } from './command'
import { printStep } from './print'
import { sum, type Tally } from './tally'

/** Where the generated types lie, from the root. */
export const typesFile = 'lib/supabase/database.types.ts'

/** The types of the schema `public` of a database, as the Supabase CLI and Biome write them. */
export async function generateTypes(databaseUrl: string): Promise<string> {
  const args = ['gen', 'types', 'typescript', '--schema=public', ...remote(databaseUrl)]
  const generated = await cli(args)
  const formatted = await run('biome', ['format', '--stdin-file-path=lib/generated.ts'], {
    input: `// Written by \`npm run types\` from the database. Do not edit.\n${generated}`,
    onlyStdout: true,
  })
  if (formatted.code !== 0) throw new Error('Biome could not format the generated types')
  return formatted.output
}

const advisorsSchema = z.object({
  results: z.array(
    z.object({
      level: z.string(),
      title: z.string(),
      detail: z.string(),
      metadata: z.object({ schema: z.string().optional() }).optional(),
    }),
  ),
})

// The queue of graphile-worker: its code is not ours, and no API role may enter the schema.
const foreign = 'graphile_worker'

/** What Supabase's advisors warn of in a database, security and performance alike. */
async function listAdvice(databaseUrl: string): Promise<string[]> {
  const shape = ['--type=all', '--level=warn', '--fail-on=none', '--output-format=json']
  const answer = await cli(['db', 'advisors', ...shape, ...remote(databaseUrl)])
  const { results } = advisorsSchema.parse(JSON.parse(answer))
  return results
    .filter(({ metadata }) => metadata?.schema !== foreign)
    .map(({ level, title, detail }) => `${level} ${title}: ${detail}`)
}

async function typesDrift(databaseUrl: string): Promise<string[]> {
  const kept = await readFile(join(root, typesFile), 'utf8').catch(() => '')
  if (kept === (await generateTypes(databaseUrl))) return []
  return [`${typesFile} is not what the migrations make: run \`npm run types\` and commit it`]
}

/** Compares the generated types with the database, and asks Supabase's advisors about it. */
export async function checkDatabase(databaseUrl: string): Promise<Tally> {
  return sum([
    await check('generated types', () => typesDrift(databaseUrl)),
    await check('database advisors', () => listAdvice(databaseUrl)),
  ])
}

async function check(name: string, look: () => Promise<string[]>): Promise<Tally> {
  const started = performance.now()
  const problems = await look().catch((error: unknown) => [String(error)])
  const ok = problems.length === 0
  printStep(name, ok, (performance.now() - started) / 1000, '', problems.join('\n'))
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

function remote(databaseUrl: string): string[] {
  const url = new URL(databaseUrl)
  // On loopback there is no TLS, and the CLI would say so in the middle of its answer.
  if (url.hostname === '127.0.0.1') url.searchParams.set('sslmode', 'disable')
  return [`--remote=${url}`, '--agent=no']
}

async function cli(args: readonly string[]): Promise<string> {
  const env = { DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' }
  const told = await run('supabase', args, { env, onlyStdout: true })
  if (told.code !== 0) {
    throw new Error(`supabase ${args.slice(0, 2).join(' ')} failed: ${told.errors.trim()}`)
  }
  return told.output
}
