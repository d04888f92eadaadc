import { Client } from 'pg'
import type { Actor } from '@/tests/support/actors'
import { actAs } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'

/** A node of a plan as EXPLAIN (FORMAT JSON) tells it. */
export type PlanNode = {
  'Node Type': string
  'Parent Relationship'?: string
  'Total Cost': number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: PlanNode[]
  [detail: string]: unknown
}

/**
 * Runs `work` on a workspace with as many tickets more, which nobody else sees: one transaction,
 * rolled back. As the superuser, whom the triggers of each ticket need not keep waiting.
 */
export async function withTickets<T>(
  count: number,
  contact: string,
  work: (plan: (actor: Actor | null, sql: string) => Promise<PlanNode>) => Promise<T>,
): Promise<T> {
  const pg = new Client({ connectionString: testStack().adminDatabaseUrl })
  await pg.connect()
  try {
    await pg.query('begin; set local session_replication_role = replica')
    await pg.query(
      `insert into public.tickets (subject, status, priority, requester_id, team_id, created_at, updated_at, waiting_since, solved_at)
       select 'It hums ' || n, s.status, (array['low', 'normal', 'high', 'urgent'])[n % 4 + 1], $2,
         (array(select id from public.teams order by created_at desc limit 4))[n / 5 % 5],
         now() - n * interval '1 minute', now() - n * interval '1 minute', null,
         case when s.status = 'solved' then now() end
       from generate_series(1, $1::integer) n,
         lateral (select (array['new', 'open', 'pending', 'on_hold', 'solved'])[n % 5 + 1] as status) s`,
      [count, contact],
    )
    await pg.query('analyze public.tickets')
    await pg.query('set local session_replication_role = origin')
    return await work(async (actor, sql) => {
      await pg.query('savepoint plan')
      if (actor) await actAs(pg as never, actor)
      const { rows } = await pg.query(`explain (analyze, buffers, format json) ${sql}`)
      await pg.query('rollback to savepoint plan')
      return rows[0]['QUERY PLAN'][0].Plan
    })
  } finally {
    await pg.query('rollback')
    // What ANALYZE wrote of the size of the table is not undone with its transaction.
    await pg.query('analyze public.tickets')
    await pg.end()
  }
}

/** Where a helper of ours is called outside an InitPlan: once a row, not once a statement. */
export function calledPerRow(node: PlanNode): string[] {
  if (node['Parent Relationship'] === 'InitPlan') return []
  const { Plans = [], ...own } = node
  const details = Object.entries(own).filter(([, value]) =>
    JSON.stringify(value).includes('private.'),
  )
  return [
    ...details.map(([name, value]) => `${node['Node Type']} ${name}: ${JSON.stringify(value)}`),
    ...Plans.flatMap(calledPerRow),
  ]
}

/** Pages of 8 kB that the plan touched. */
export const buffersOf = (node: PlanNode) =>
  (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0)

/** Rows that scans of a table looked at, those a filter threw away among them. */
export function rowsRead(node: PlanNode, table: string): number {
  const { 'Actual Rows': kept, 'Rows Removed by Filter': removed, 'Actual Loops': loops } = node
  const own =
    node['Relation Name'] === table ? (Number(kept) + Number(removed ?? 0)) * Number(loops) : 0
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsRead(child, table), own)
}
