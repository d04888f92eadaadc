/** The address of the local database as hosted's `postgres`; the Supabase CLI's own default. */
export const localDatabaseUrl = (port: number) =>
  `postgres://postgres:postgres@127.0.0.1:${port}/postgres`

/** The address of the local database as another role. */
export const databaseUrlAs = (role: string, password: string, port: number) =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
