import type { Client } from 'pg'
import type { Place } from './place'

const TICKETS = 500
const PEOPLE = 2000

/** The list of contacts in two orders and two searches; a contact with many tickets, a company with many people. */
export async function findPeople(client: Client): Promise<Place[]> {
  return [
    { name: 'contacts', path: '/contacts', heavily: true },
    { name: 'contacts by name', path: '/contacts?q=sort:name-asc' },
    { name: 'contacts: a common word', path: '/contacts?q=desk' },
    { name: 'contacts: a rare word', path: '/contacts?q=10007' },
    { name: 'companies', path: '/companies' },
    { name: `contact, ${TICKETS} tickets`, path: `/contacts/${await busyContact(client)}` },
    { name: `company, ${PEOPLE} contacts`, path: `/companies/${await largeCompany(client)}` },
    { name: 'palette: a common word', path: '/api/palette?q=desk' },
    { name: 'palette: a rare word', path: '/api/palette?q=10007' },
  ]
}

/** A contact with so many tickets of no team, half of them unsolved; they are given what is missing. */
async function busyContact(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string; missing: number }>(
    `select c.id, ($1 - (select count(*) from public.tickets t where t.requester_id = c.id))::int as missing
     from public.contacts c order by c.created_at, c.id limit 1`,
    [TICKETS],
  )
  const [contact] = rows
  if (!contact) throw new Error('there are too few contacts to measure')
  for (const status of ["= 'open'", "= 'solved'"]) {
    await client.query(
      `update public.tickets set requester_id = $1 where number in (
         select t.number from public.tickets t
         where t.team_id is null and t.status ${status} and t.requester_id <> $1
         order by t.number limit $2)`,
      [contact.id, Math.max(0, Math.ceil(contact.missing / 2))],
    )
  }
  return contact.id
}

/** A company where so many contacts work, made when there is none. */
async function largeCompany(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `select company_id as id from public.contacts where company_id is not null
     group by company_id having count(*) >= $1 limit 1`,
    [PEOPLE],
  )
  if (rows[0]) return rows[0].id
  const made = await client.query<{ id: string }>(
    `insert into public.companies (name) values ('Bench and Table Works') returning id`,
  )
  const id = made.rows[0]?.id ?? ''
  await client.query(
    `update public.contacts set company_id = $1 where id in (
       select c.id from public.contacts c where c.company_id is null order by c.created_at desc, c.id limit $2)`,
    [id, PEOPLE],
  )
  return id
}
