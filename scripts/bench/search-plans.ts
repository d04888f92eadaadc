import { Client } from 'pg'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import type { Stack } from '@/supabase/local/stack-contract'

/** What a list costs the database: `whole` as the agent calls it, and the plan of its search within. */
export type SearchPlan = { name: string; whole: Cost; search: Cost; plan: string }

/** Milliseconds, and pages of 8 kB read from the cache or from disk. */
type Cost = { planning: number; execution: number; pages: number }

/** EXPLAIN (ANALYZE, BUFFERS) of lists as this agent, under row-level security. */
export async function explainLists(
  stack: Stack,
  accessToken: string,
  queries: Record<string, string>,
): Promise<SearchPlan[]> {
  const client = new Client({ connectionString: stack.databaseUrl })
  await client.connect()
  try {
    const claims = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()
    await client.query("select set_config('request.jwt.claims', $1, false)", [claims])
    const plans: SearchPlan[] = []
    for (const [name, q] of Object.entries(queries)) plans.push(await explainList(client, name, q))
    return plans
  } finally {
    await client.end()
  }
}

async function explainList(client: Client, name: string, q: string): Promise<SearchPlan> {
  const clock = { timeZone: 'UTC', now: Date.now() }
  const { filter, sort } = compileSearch(parseSearch(q).clauses, clock)
  const json = client.escapeLiteral(JSON.stringify(filter))
  const how = sort.descending ? 'desc' : 'asc'
  await client.query('set role authenticated')
  const list = `select * from list_tickets(${json}, '${sort.key}', ${sort.descending}, null, null, 51)`
  const whole = await cost(client, list)
  await client.query('reset role')

  const { rows } = await client.query(
    `select s.wanted, private.sort_expression($2) as key,
       format('%L, %L, %L, %L', s.conditions, s.words, s.hidden, s.me) as parameters
     from private.prepare_search($1) s`,
    // Relevance is found out among the newest.
    [JSON.stringify(filter), sort.key === 'relevance' ? 'number' : sort.key],
  )
  const { wanted, key, parameters } = rows[0]
  await client.query(
    `prepare search (jsonb, tsquery, uuid[], uuid) as select t.number from public.tickets t where ${wanted}
     order by ${key} ${how}, t.number ${how} limit ${sort.key === 'relevance' ? 301 : 51}`,
  )
  const search = `execute search (${parameters})`
  const plan = {
    name,
    whole,
    search: await cost(client, search),
    plan: await lines(client, search),
  }
  await client.query('deallocate search')
  return plan
}

/** The second of two runs: the first fills the caches of the session. */
async function cost(client: Client, statement: string): Promise<Cost> {
  const explain = `explain (analyze, buffers, format json) ${statement}`
  await client.query(explain)
  const { rows } = await client.query(explain)
  const [found] = rows[0]['QUERY PLAN']
  return {
    planning: found['Planning Time'],
    execution: found['Execution Time'],
    pages: found.Plan['Shared Hit Blocks'] + found.Plan['Shared Read Blocks'],
  }
}

async function lines(client: Client, statement: string): Promise<string> {
  const { rows } = await client.query(`explain (analyze, buffers) ${statement}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
