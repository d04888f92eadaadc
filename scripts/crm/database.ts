import { Client } from 'pg'
import { stackEnv } from '@/lib/env'
import { localDatabaseUrl } from '@/supabase/local/database-url'
import { Refusal } from '@/supabase/local/refusal'

/** DATABASE_URL where it is set, or the stack on this machine. */
export function operatorsDatabaseUrl(): string {
  return process.env.DATABASE_URL || localDatabaseUrl(stackEnv().SUPABASE_DB_PORT)
}

/** Lets `work` use a connection as the operator; refuses when nothing answers there. */
export async function withDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const connectionString = operatorsDatabaseUrl()
  if (!URL.canParse(connectionString)) {
    throw new Refusal('DATABASE_URL: expected a postgres:// address', 2)
  }
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    const { host } = new URL(connectionString)
    const why = error instanceof Error && error.message ? ` (${error.message})` : ''
    throw new Refusal(`no database answers at ${host}${why}: start it with npm run up`)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
