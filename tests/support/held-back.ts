import type { Pool } from 'pg'

/**
 * Lets the moment pass in which what was sent on a ticket can be taken back: the clock of the data
 * is put forward, and the worker finds the mails at its next look, in 2 s. Answers how many went.
 */
export async function undoTimePasses(pg: Pick<Pool, 'query'>, ticket: number): Promise<number> {
  const { rowCount } = await pg.query(
    `update public.messages set held_until = now() - interval '1 second'
     where ticket_number = $1 and held_until > now()`,
    [ticket],
  )
  await pg.query(
    `select graphile_worker.reschedule_jobs(array(
       select j.id from graphile_worker.jobs j
       join public.messages m on j.key = 'reply mail ' || m.id where m.ticket_number = $1), now())`,
    [ticket],
  )
  return rowCount ?? 0
}
