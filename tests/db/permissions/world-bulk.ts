import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

/** One bulk change of each of these users, with a ticket and a record in it; ids by whose it is. */
export async function makeBulkChanges(
  users: readonly string[],
  ticket: number,
  contact: string,
): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const user of users) {
    const { rows } = await postgres().query<{ id: string }>(
      `with bulk as (
         insert into public.bulk_changes (user_id, total, changes)
         values ($1, 1, '{"priority": "urgent"}') returning id),
       tickets as (
         insert into public.bulk_change_tickets (bulk_change_id, ticket_number, outcome)
         select bulk.id, $2, 'changed' from bulk),
       records as (
         insert into public.bulk_change_records (bulk_change_id, record_id, outcome)
         select bulk.id, $3, 'changed' from bulk)
       select id from bulk`,
      [user, ticket, contact],
    )
    made[user] = theOnly(rows).id
  }
  return made
}
