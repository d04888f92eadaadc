import { createHash, randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal'

const secretsSchema = z.object({
  jwtSecret: z.string().min(32).max(200),
  publishableKey: z.string().startsWith('sb_publishable_').max(200),
  secretKey: z.string().startsWith('sb_secret_').max(200),
  operatorKey: z.string().min(32).max(200),
  rolePassword: z.string().min(16).max(200),
})

export type Secrets = z.infer<typeof secretsSchema>

const opaque = (bytes: number) => randomBytes(bytes).toString('base64url')

// The form of a hosted key: prefix, random part, and a check that catches typing errors.
function apiKey(prefix: string): string {
  const body = `${prefix}${opaque(16)}`
  return `${body}_${createHash('sha256').update(body).digest('base64url').slice(0, 8)}`
}

function generate(): Secrets {
  return {
    jwtSecret: opaque(36),
    publishableKey: apiKey('sb_publishable_'),
    secretKey: apiKey('sb_secret_'),
    operatorKey: opaque(32),
    rolePassword: opaque(18),
  }
}

/** The secrets kept in a DATA_DIR, or null before its first start. */
export async function readSecrets(dataDir: string): Promise<Secrets | null> {
  const file = join(dataDir, 'secrets.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return secretsSchema.parse(JSON.parse(text))
  } catch {
    throw new Refusal(`DATA_DIR: ${file} is damaged; restore it or begin with an empty DATA_DIR`)
  }
}

/** Reads the secrets of a DATA_DIR, making them (mode 0600) on its first start. */
export async function ensureSecrets(dataDir: string): Promise<Secrets> {
  const kept = await readSecrets(dataDir)
  if (kept) return kept
  const secrets = generate()
  const file = join(dataDir, 'secrets.json')
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}
