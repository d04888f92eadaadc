import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, theOnly, ticketBy } from '@/tests/support/factories'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

const add = (ticket_number: number, ...emails: string[]) =>
  agent.db.rpc('add_ticket_ccs', { ticket_number, emails })

async function copied(ticket: number): Promise<string[]> {
  const { data } = await agent.db
    .from('ticket_ccs')
    .select('contact:contacts (contact_emails (email))')
    .eq('ticket_number', ticket)
  return (data ?? []).flatMap(({ contact }) => contact.contact_emails.map(({ email }) => email))
}

async function told(ticket: number) {
  const { data } = await agent.db
    .from('events')
    .select('actor_name, old_value, new_value')
    .eq('ticket_number', ticket)
    .eq('field', 'cc')
    .order('id')
  return data
}

test('people are added by address, once, and history tells of each coming and going', async () => {
  const requesterEmail = freshEmail('requester')
  const number = await ticketBy(agent, { requesterEmail })
  const [ann, ben] = [freshEmail('ann'), freshEmail('ben')]
  expect((await add(number, ann, ben, ann.toUpperCase(), requesterEmail)).data).toBe(2)
  expect((await add(number, ben)).data).toBe(0)
  expect((await copied(number)).sort()).toEqual([ann, ben].sort())

  const { data } = await agent.db.from('contact_emails').select('contact_id').eq('email', ann)
  const { contact_id } = theOnly(data)
  await agent.db.from('ticket_ccs').delete().eq('contact_id', contact_id)
  expect(await copied(number)).toEqual([ben])
  const name = ann.split('@')[0]
  expect(await told(number)).toEqual([
    { actor_name: agent.name, old_value: null, new_value: { id: contact_id, name } },
    expect.objectContaining({ old_value: null }),
    { actor_name: agent.name, old_value: { id: contact_id, name }, new_value: null },
  ])
})

test('an address that is none is refused, and none of those beside it is added', async () => {
  const number = await ticketBy(agent)
  const { error } = await add(number, freshEmail(), 'nonsense')
  expect(error).toMatchObject({ code: '23514' })
  expect(await copied(number)).toEqual([])
})

test('at most 50 people get copies, be they added at once or by two at the same time', async () => {
  const number = await ticketBy(agent)
  const some = (many: number) => Array.from({ length: many }, (_, at) => freshEmail(`c${at}`))
  expect((await add(number, ...some(51))).error?.message).toMatch(/at most 50/)
  const second = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query('select public.add_ticket_ccs($1, $2)', [number, some(30)])
    },
    async () => await add(number, ...some(40)),
  )
  const { rows } = await postgres().query(
    'select count(*)::int as n from public.ticket_ccs where ticket_number = $1',
    [number],
  )
  expect(second.error?.message).toMatch(/at most 50/)
  expect(rows[0].n).toBe(30)
})

test('a ticket goes with the copies it had', async () => {
  const number = await ticketBy(agent)
  await add(number, freshEmail())
  await postgres().query('delete from public.tickets where number = $1', [number])
  const { rowCount } = await postgres().query(
    'select from public.ticket_ccs where ticket_number = $1',
    [number],
  )
  expect(rowCount).toBe(0)
})
