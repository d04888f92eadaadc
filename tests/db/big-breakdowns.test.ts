import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

/** 104 companies asked once in June 1995; one asked in January, and has five tickets solved in June. */
async function arrange(pg: PoolClient): Promise<string> {
  await pg.query(
    `with firms as (
       insert into public.companies (name) select 'Row ' || n || gen_random_uuid() from generate_series(1, 104) n returning id
     ), people as (
       insert into public.contacts (name, company_id) select 'Asks', f.id from firms f returning id)
     insert into public.tickets (subject, requester_id, created_at) select 'Row', p.id, '1995-06-10' from people p`,
  )
  const { rows } = await pg.query<{ company_id: string }>(
    `with firm as (insert into public.companies (name) values ('Solved ' || gen_random_uuid()) returning id),
       person as (insert into public.contacts (name, company_id) select 'Asked', f.id from firm f returning id, company_id),
       asked as (
         insert into public.tickets (subject, requester_id, status, assignee_id, created_at, solved_at)
         select 'Row', p.id, 'solved', $1, '1995-01-10', '1995-06-12' from person p, generate_series(1, 5))
     select company_id from person`,
    [agent.id],
  )
  await pg.query('select private.tally_changes(1000)')
  return rows[0]?.company_id ?? ''
}

async function read(pg: PoolClient, month: string, days: number, atMost: number) {
  const { rows } = await pg.query(
    `select public.read_breakdown('company', ($1 || '-01')::date, ($1 || '-01')::date + $2::integer, 30, $3) as answer`,
    [month, days, atMost],
  )
  const { rows: found, is_cut } = rows[0].answer
  return { keys: found.map(({ key }: { key: string }) => key) as string[], is_cut }
}

test('of very many companies those are told of whose tickets were solved as well, and what is left out is said', async () => {
  await rolledBack(async (pg) => {
    const solved = await arrange(pg)
    await actAs(pg, agent)
    const some = await read(pg, '1995-06', 28, 100)
    expect(some.keys).toHaveLength(100)
    expect(some.keys).toContain(solved)
    expect(some.is_cut).toBe(true)
    const all = await read(pg, '1995-06', 28, 104)
    expect(all.keys).toHaveLength(104)
    expect(all.is_cut).toBe(true)
    // Few of many had anything to do with a time: then nothing is left out.
    expect(await read(pg, '1995-01', 28, 100)).toEqual({ keys: [solved], is_cut: false })
  })
})
