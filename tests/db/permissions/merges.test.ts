import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

async function done(call: PromiseLike<{ error: { message: string } | null }>): Promise<void> {
  const { error } = await call
  if (error) throw new Error(error.message)
}
const merge = (source: number, survivor: number) =>
  done(agent.db.rpc('merge_tickets', { source, survivor }))
const unmerge = (source: number) => done(agent.db.rpc('unmerge_ticket', { source }))
const joinContacts = (source: string, survivor: string) =>
  done(agent.db.rpc('merge_contacts', { source, survivor }))
const partContacts = (source: string) => done(agent.db.rpc('unmerge_contact', { source }))

// Merging and undoing it are changes, and time goes on: that alone may differ.
async function stateOf(numbers: readonly number[]) {
  const tickets = await Promise.all(numbers.map(ticketNow))
  const { rows: messages } = await postgres().query(
    'select id, ticket_number, kind, body from public.messages where ticket_number = any ($1) order by id',
    [numbers],
  )
  return { tickets: tickets.map(({ version: _, updated_at: __, ...rest }) => rest), messages }
}

async function bodiesOf(number: number): Promise<string[]> {
  const { data } = await agent.db.from('messages').select('body').eq('ticket_number', number)
  return (data ?? []).map(({ body }) => body).sort()
}

const add = (ticket_number: number, body: string) =>
  done(agent.db.rpc('add_message', { ticket_number, kind: 'note', body }))

const someTicket = fc.record({
  status: fc.constantFrom('new', 'open', 'pending', 'on_hold', 'solved'),
  assigned: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom('hums', 'smells', 'glows'), { maxLength: 3 }),
  bodies: fc.array(fc.constantFrom('One.', 'Two.', 'Three.'), { maxLength: 3 }),
})

test('undoing a merge of tickets brings back both as they were, whatever they were', async () => {
  await fc.assert(
    fc.asyncProperty(someTicket, someTicket, async (...wanted) => {
      const numbers: number[] = []
      for (const { status, assigned, tags, bodies } of wanted) {
        const number = await ticketBy(agent, { tags })
        for (const body of bodies) await add(number, body)
        // Past the rules of who takes what: an unassigned ticket may be solved by its requester.
        const assignee = assigned && status !== 'new' ? agent.id : null
        await postgres().query(
          'update public.tickets set status = $2, assignee_id = $3 where number = $1',
          [number, status, assignee],
        )
        numbers.push(number)
      }
      const [source = 0, survivor = 0] = numbers
      const before = await stateOf(numbers)
      await merge(source, survivor)
      expect(await ticketNow(source)).toMatchObject({ status: 'closed', merged_into: survivor })
      expect(await bodiesOf(source)).toEqual([])
      await unmerge(source)
      expect(await stateOf(numbers)).toEqual(before)
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('what was said on the survivor since stays there', async () => {
  const [source, survivor] = [await ticketBy(agent), await ticketBy(agent)]
  await merge(source, survivor)
  await add(survivor, 'Since.')
  await unmerge(source)
  expect(await bodiesOf(survivor)).toContain('Since.')
  expect(await bodiesOf(source)).not.toContain('Since.')
})

test('a ticket is not merged into itself, nor twice, nor out of or into a closed one', async () => {
  const [a, b, c] = [await ticketBy(agent), await ticketBy(agent), await ticketBy(agent)]
  await expect(merge(a, a)).rejects.toThrow()
  await merge(a, b)
  await expect(merge(a, c)).rejects.toThrow('a closed ticket is final')
  await expect(merge(c, a)).rejects.toThrow('a closed ticket is final')
  await expect(unmerge(b)).rejects.toThrow('this ticket is not merged')
})

test('a chain of merges is undone from its end', async () => {
  const [a, b, c] = [await ticketBy(agent), await ticketBy(agent), await ticketBy(agent)]
  const before = await stateOf([a, b, c])
  await merge(a, b)
  await merge(b, c)
  expect(await bodiesOf(c)).toHaveLength(3)
  await expect(unmerge(a)).rejects.toThrow('the survivor was merged itself: undo that first')
  await unmerge(b)
  await unmerge(a)
  expect(await stateOf([a, b, c])).toEqual(before)
})

async function contactState(ids: readonly string[]) {
  const { rows: contacts } = await postgres().query(
    `select c.id, c.name, c.merged_into,
       array(select e.email || ' ' || e.is_primary from public.contact_emails e
         where e.contact_id = c.id order by 1) as emails,
       array(select i.external_id from public.contact_identities i
         where i.contact_id = c.id order by 1) as identities,
       array(select t.number from public.tickets t where t.requester_id = c.id order by 1) as tickets
     from public.contacts c where c.id = any ($1) order by c.id`,
    [ids],
  )
  return contacts
}

async function person({ emails, identity, tickets }: Person): Promise<string> {
  const address = freshEmail()
  const id = await contactRow(address)
  for (let n = 0; n < tickets; n++) await ticketBy(agent, { requesterEmail: address })
  if (emails === 0) {
    await postgres().query('delete from public.contact_emails where contact_id = $1', [id])
  }
  for (let n = 1; n < emails; n++) {
    await agent.db.from('contact_emails').insert({ contact_id: id, email: freshEmail('second') })
  }
  if (identity) {
    await postgres().query(
      `insert into public.contact_identities (contact_id, provider, external_id, handle)
       values ($1, 'github', $2, 'somebody')`,
      [id, unique()],
    )
  }
  return id
}

const somePerson = fc.record({
  emails: fc.integer({ min: 0, max: 2 }),
  identity: fc.boolean(),
  tickets: fc.integer({ min: 0, max: 2 }),
})
type Person = { emails: number; identity: boolean; tickets: number }

test('undoing a merge of contacts brings back both as they were', async () => {
  await fc.assert(
    fc.asyncProperty(somePerson, somePerson, async (one, other) => {
      const ids = [await person(one), await person(other)] as const
      const before = await contactState(ids)
      await joinContacts(...ids)
      const merged = theOnly((await contactState(ids)).filter(({ id }) => id === ids[0]))
      expect(merged).toMatchObject({ merged_into: ids[1], emails: [], identities: [], tickets: [] })
      await partContacts(ids[0])
      expect(await contactState(ids)).toEqual(before)
    }),
    { numRuns: 20 },
  )
}, 60_000)

test('a chain of merged contacts is undone from its end, or addresses would go astray', async () => {
  const ids = [await contactRow(), await contactRow(), await contactRow()] as const
  const [a, b, c] = ids
  const before = await contactState(ids)
  await joinContacts(a, b)
  await joinContacts(b, c)
  await expect(joinContacts(a, c)).rejects.toThrow('this contact is merged already')
  await expect(partContacts(a)).rejects.toThrow('the survivor was merged itself: undo that first')
  await partContacts(b)
  await partContacts(a)
  expect(await contactState(ids)).toEqual(before)
})

test('a survivor whose primary address goes back to its owner keeps a primary one', async () => {
  const [source, survivor] = [await contactRow(), await contactRow()]
  await joinContacts(source, survivor)
  const addresses = agent.db.from('contact_emails')
  const { data } = await addresses.select('id, is_primary').eq('contact_id', survivor)
  const [old, moved] = [data?.find((e) => e.is_primary), data?.find((e) => !e.is_primary)]
  await addresses.update({ is_primary: false }).eq('id', old?.id ?? '')
  await addresses.update({ is_primary: true }).eq('id', moved?.id ?? '')
  await partContacts(source)
  for (const contact of await contactState([source, survivor])) {
    expect(contact.emails).toEqual([expect.stringMatching(/ true$/)])
  }
})
