import { expect, test } from '@playwright/test'
import { type Program, program } from '@/tests/support/api'
import { newAddress, oneOff, rowsOf, ticket } from '@/tests/support/workspace'

const ticketBody = (more: object = {}) => ({
  subject: oneOff('The printer hums'),
  body: 'It hums since this morning.',
  requester: { email: newAddress('kim'), name: 'Kim' },
  ...more,
})

type Ticket = { number: number; version: number; subject: string; requester: { id: string } }

async function created({ call }: Program, more: object = {}): Promise<Ticket> {
  const answer = await call('POST', '/tickets', { body: ticketBody(more) })
  expect(answer.status).toBe(201)
  return answer.body as Ticket
}

test('a ticket is created with all that belongs to it, read, changed and thrown away', async () => {
  const us = await program()
  const tag = oneOff('tag')
  const body = ticketBody({
    priority: 'urgent',
    team: 'support',
    assignee: 'SAM@example.com',
    tags: [tag.toUpperCase()],
  })
  const answer = await us.call('POST', '/tickets', { body })
  expect(answer.status).toBe(201)
  const made = answer.body as Ticket
  expect(Object.keys(made)).toEqual(
    'number subject status priority channel requester assignee team tags custom_fields rating created_at updated_at version'.split(
      ' ',
    ),
  )
  expect(made).toMatchObject({
    subject: body.subject,
    status: 'open',
    priority: 'urgent',
    channel: 'api',
    requester: body.requester,
    assignee: { email: 'sam@example.com', name: 'Sam' },
    team: { name: 'Support' },
    tags: [tag],
    version: 1,
  })
  const path = `/tickets/${made.number}`
  expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1${path}$`))
  const read = await us.call('GET', path)
  expect(read.body).toEqual(made)
  expect(read.headers.get('etag')).toBe('"1"')

  const change = { body: { priority: 'low', team: null, tags: [] }, headers: { 'if-match': '"1"' } }
  const changed = await us.call('PATCH', path, change)
  expect(changed.body).toMatchObject({
    priority: 'low',
    team: null,
    tags: [],
    assignee: { name: 'Sam' },
  })
  const stale = await us.call('PATCH', path, change)
  expect([stale.status, (stale.body as { type: string }).type]).toEqual([
    412,
    expect.stringMatching(/#problem-stale$/),
  ])
  const forced = await us.call('PATCH', path, { ...change, headers: { 'if-match': '*' } })
  expect(forced.status).toBe(200)

  expect((await us.call('DELETE', path)).status).toBe(204)
  const listed = await us.call('GET', `/tickets?q=tag:${tag}`)
  expect(listed.body).toEqual({ data: [] })
  const history = (await us.call('GET', `${path}/events`)).body as {
    data: { field: string; actor: { kind: string } }[]
  }
  expect(history.data.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['created', 'priority', 'team', 'tag', 'folder']),
  )
  expect(new Set(history.data.map(({ actor }) => actor.kind))).toEqual(new Set(['api_key']))
})

test('what is wrong is told of each field, and nothing is written', async () => {
  const us = await program()
  const [before] = await rowsOf<{ count: string }>('select count(*) from public.tickets')
  const email = newAddress('nobody')
  const refused = async (more: object) => {
    const { status, body } = await us.call('POST', '/tickets', { body: ticketBody(more) })
    const { errors = [] } = body as { errors?: { pointer: string }[] }
    return [status, ...errors.map(({ pointer }) => pointer)]
  }
  expect(
    await refused({ subject: ' ', requester: { email: 'x' }, tags: ['a b'], colour: 'red' }),
  ).toEqual([422, '#/subject', '#/requester/email', '#/tags/0', '#/colour'])
  expect(await refused({ requester: { email, phone: '1' } })).toEqual([422, '#/requester/phone'])
  expect(await refused({ requester: { email }, team: 'No such team' })).toEqual([422, '#/team'])
  expect(await refused({ requester: { email }, assignee: 'nobody@example.com' })).toEqual([
    422,
    '#/assignee',
  ])
  expect(await refused({ requester: { email }, custom_fields: { nonsense: 1 } })).toEqual([
    422,
    '#/custom_fields',
  ])
  const [after] = await rowsOf<{ count: string }>('select count(*) from public.tickets')
  const contacts = await rowsOf('select from public.contact_emails where email = $1', [email])
  // Other tests create tickets meanwhile; of the address nothing is left.
  expect(Number(after?.count)).toBeGreaterThanOrEqual(Number(before?.count))
  expect(contacts).toEqual([])
})

test('a list is paged by its links, sparse as asked, and expanded where the key may', async () => {
  const us = await program()
  const tag = oneOff('page')
  const numbers: number[] = []
  for (let n = 0; n < 5; n++) numbers.push((await created(us, { tags: [tag] })).number)
  const seen: number[] = []
  let path: string | null = `/tickets?q=tag:${tag}+sort:number-asc&limit=2&fields=number`
  while (path) {
    const page = await us.call('GET', path)
    expect(page.status).toBe(200)
    for (const row of (page.body as { data: Ticket[] }).data) {
      expect(Object.keys(row)).toEqual(['number'])
      seen.push(row.number)
    }
    const link = /^<(.+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1]
    path = link ? link.slice(link.indexOf('/api/v1') + '/api/v1'.length) : null
  }
  expect(seen).toEqual(numbers)

  const whole = await us.call('GET', `/tickets/${numbers[0]}?expand=requester,assignee`)
  expect(whole.body).toMatchObject({
    requester: { emails: [expect.any(String)], company: null },
    assignee: null,
  })
  const narrow = await program(['tickets:read'])
  expect((await narrow.call('GET', `/tickets/${numbers[0]}`)).body).toMatchObject({
    requester: { name: 'Kim' },
  })
  expect((await narrow.call('GET', `/tickets/${numbers[0]}?expand=requester`)).status).toBe(403)

  const wrong = await us.call('GET', '/tickets?q=colour:red&cursor=x')
  expect(wrong.body).toMatchObject({ status: 400, errors: [{ parameter: 'q' }] })
  expect((await us.call('GET', '/tickets?cursor=bm8')).status).toBe(400)
})

test('a request under one Idempotency-Key happens once, however often and at once it comes', async () => {
  const us = await program()
  const body = ticketBody()
  const headers = { 'idempotency-key': oneOff('once') }
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => us.call('POST', '/tickets', { body, headers })),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true)
  const again = await us.call('POST', '/tickets', { body, headers })
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  const done = answers.filter(({ status }) => status === 201)
  for (const one of done) expect(one.body).toEqual(again.body)
  const other = await us.call('POST', '/tickets', { body: { ...body, subject: 'Other' }, headers })
  expect(other.body).toMatchObject({
    status: 422,
    type: expect.stringMatching(/#problem-key-reused$/),
  })
  const made = await rowsOf('select number from public.tickets where subject = $1', [body.subject])
  expect(made).toHaveLength(1)
  // Another key's names are its own.
  const them = await program()
  const theirs = await them.call('POST', '/tickets', { body, headers })
  expect((theirs.body as Ticket).number).not.toBe((again.body as Ticket).number)
})

test('of many in one call each has a result, and what is refused leaves the others', async () => {
  const us = await program()
  const closed = await ticket({ status: 'closed' })
  const headers = { 'idempotency-key': oneOff('bulk') }
  const tickets = [
    ticketBody(),
    { subject: 'No body' },
    ticketBody({ team: 'Nowhere' }),
    ticketBody(),
  ]
  const made = await us.call('POST', '/tickets/bulk', { body: { tickets }, headers })
  const { results } = made.body as {
    results: { status: number; data?: Ticket; problem?: { errors: { pointer: string }[] } }[]
  }
  expect(results.map(({ status }) => status)).toEqual([201, 422, 422, 201])
  expect(results[2]?.problem?.errors[0]?.pointer).toBe('#/tickets/2/team')
  const again = await us.call('POST', '/tickets/bulk', { body: { tickets }, headers })
  expect(again.body).toEqual(made.body)

  const first = results[0]?.data?.number ?? 0
  const changes = [
    { number: first, version: 1, status: 'pending' },
    { number: first, version: 1, status: 'solved' },
    { number: closed, status: 'open' },
    { number: 999_999_999, status: 'open' },
  ]
  const changed = await us.call('POST', '/tickets/bulk-changes', { body: { tickets: changes } })
  const told = (changed.body as { results: { status: number }[] }).results
  expect(told.map(({ status }) => status)).toEqual([200, 412, 409, 404])
  const tooMany = { tickets: Array.from({ length: 101 }, () => ({ number: first })) }
  expect((await us.call('POST', '/tickets/bulk-changes', { body: tooMany })).status).toBe(422)
})

test('messages and notes go to the ticket, and what is answered late begins another', async () => {
  const us = await program()
  const { number } = await created(us)
  const path = `/tickets/${number}/messages`
  const note = await us.call('POST', path, { body: { kind: 'note', body: 'Inside.' } })
  expect(note.body).toMatchObject({ ticket: number, kind: 'note', author: { kind: 'api_key' } })
  expect((await us.call('POST', path, { body: { body: 'Outside.' } })).status).toBe(201)
  const all = (await us.call('GET', `${path}?fields=kind,body`)).body
  expect(all).toEqual({
    data: [
      { kind: 'reply', body: 'It hums since this morning.' },
      { kind: 'note', body: 'Inside.' },
      { kind: 'reply', body: 'Outside.' },
    ],
  })
  const closed = await ticket({ status: 'closed' })
  const late = await us.call('POST', `/tickets/${closed}/messages`, {
    body: { body: 'Once more.' },
  })
  expect((late.body as { ticket: number }).ticket).toBeGreaterThan(closed)
})

test('contacts and companies are made, found by an address, changed and guarded', async () => {
  const us = await program()
  const domain = `${oneOff('corp')}.example`
  const company = await us.call('POST', '/companies', {
    body: { name: oneOff('Corp'), domains: [domain] },
  })
  const { id: companyId } = company.body as { id: string }
  const address = `ada@${domain}`
  const contact = await us.call('POST', '/contacts', { body: { emails: [address] } })
  expect(contact.body).toMatchObject({ name: 'ada', email: address, company: { id: companyId } })
  const { id } = contact.body as { id: string }
  const twice = await us.call('POST', '/contacts', { body: { emails: [address.toUpperCase()] } })
  expect(twice.body).toMatchObject({ status: 409, errors: [{ pointer: '#/emails' }] })

  const etag = contact.headers.get('etag') ?? ''
  const body = { name: 'Ada', emails: [`new-${address}`, address] }
  const changed = await us.call('PATCH', `/contacts/${id}`, { body, headers: { 'if-match': etag } })
  expect(changed.body).toMatchObject(body)
  const stale = await us.call('PATCH', `/contacts/${id}`, { body, headers: { 'if-match': etag } })
  expect(stale.status).toBe(412)
  const found = await us.call(
    'GET',
    `/contacts?email=${encodeURIComponent(address)}&expand=company`,
  )
  expect(found.body).toMatchObject({ data: [{ id, company: { domains: [domain] } }] })

  const asked = async (list: string, q: string) => {
    const path = `/${list}?q=${encodeURIComponent(q)}&fields=id`
    const { status, body: said } = await us.call('GET', path)
    return [status, said as { data?: object[]; errors?: object[] }] as const
  }
  expect(await asked('contacts', `domain:${domain} -has:tickets`)).toEqual([
    200,
    { data: [{ id }] },
  ])
  expect(await asked('companies', `domain:${domain}`)).toEqual([200, { data: [{ id: companyId }] }])
  const [status, { errors }] = await asked('contacts', 'status:open nmae:ada')
  expect([status, errors]).toEqual([
    400,
    [
      { parameter: 'q', detail: expect.stringContaining('no property “status”') },
      { parameter: 'q', detail: expect.stringContaining('Did you mean “name”?') },
    ],
  ])
  const writer = await program(['contacts:write'])
  const blind = await writer.call('POST', '/contacts', { body: { emails: [newAddress('blind')] } })
  expect([blind.status, (await writer.call('GET', '/contacts')).status]).toEqual([201, 403])
})
