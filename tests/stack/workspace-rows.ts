import { Client } from 'pg'

/** Lets `work` use a connection as the operator of a stack. */
export async function asOperator<T>(url: string, work: (pg: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Of each table of a workspace, and of Auth's users, how many rows it has and a hash over all of them. */
export async function rowsOfAll(url: string): Promise<Record<string, string>> {
  return asOperator(url, async (pg) => {
    const { rows: tables } = await pg.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'private') and c.relkind = 'r'
         and c.relname not in ('signing_key', 'api_key_usage', 'mail_sender')
       union all select 'auth.users' order by 1`,
    )
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await pg.query(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as told from ${name} t`,
      )
      found[name] = rows[0].told
    }
    return found
  })
}
