import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { overlapping, postgres } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

async function requesterOf(requesterEmail: string, requesterName?: string): Promise<string> {
  const number = await ticketBy(agent, { requesterEmail, requesterName })
  return (await ticketNow(number)).requester_id
}

// citext would tell these apart where search_path is empty, silently.
test.each([
  ['ASCII letters', 'mixed.%@example.com', 'MIXED.%@EXAMPLE.COM'],
  ['an international domain', 'post.%@bücher.example', 'POST.%@BÜCHER.EXAMPLE'],
  ['an international local part', 'grüße.%@example.com', 'GRÜßE.%@example.com'],
  ['Greek', 'ταχυδρομείο.%@παράδειγμα.example', 'ΤΑΧΥΔΡΟΜΕΊΟ.%@ΠΑΡΆΔΕΙΓΜΑ.example'],
  ['Cyrillic', 'почта.%@пример.example', 'ПОЧТА.%@ПРИМЕР.example'],
  ['a plus address', 'box+tag.%@example.com', 'Box+Tag.%@Example.com'],
])('%s are one requester in any case', async (_, one, other) => {
  const word = unique()
  const first = await requesterOf(one.replace('%', word))
  expect(await requesterOf(other.replace('%', word.toUpperCase()))).toBe(first)
})

test.each([
  ['what stands behind a plus', 'box+a.%@example.com', 'box+b.%@example.com'],
  ['a dot', 'a.b%@example.com', 'ab%@example.com'],
  ['the domain', '%@example.com', '%@example.org'],
])('addresses that differ in %s are two requesters', async (_, one, other) => {
  const word = unique()
  const first = await requesterOf(one.replace('%', word))
  expect(await requesterOf(other.replace('%', word))).not.toBe(first)
})

test('a known requester keeps the name they have, a new one without is named by the address', async () => {
  const word = unique()
  const id = await requesterOf(`${word}@example.com`)
  expect(await requesterOf(`${word.toUpperCase()}@example.com`, 'Somebody else')).toBe(id)
  const { data } = await agent.db.from('contacts').select('name').eq('id', id)
  expect(data).toEqual([{ name: word }])
})

test('tickets for one new address at once make one contact, and none is refused', async () => {
  const word = unique()
  const ids = await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      requesterOf(`${n % 2 ? word : word.toUpperCase()}@example.com`, `Name ${word}`),
    ),
  )
  expect(new Set(ids).size).toBe(1)
  const { rows } = await postgres().query<{ contacts: number; addresses: number }>(
    `select (select count(*) from public.contacts where name = $1) as contacts,
            (select count(*) from public.contact_emails where lower(email) = $2) as addresses`,
    [`Name ${word}`, `${word}@example.com`],
  )
  expect(theOnly(rows)).toEqual({ contacts: 1, addresses: 1 })
})

test('who names a new address while another has not committed it yet gets the same contact', async () => {
  const word = unique()
  let first = ''
  const second = await overlapping(
    async (pg) => {
      const { rows } = await pg.query('select private.find_or_create_contact($1, null) as id', [
        `${word}@example.com`,
      ])
      first = theOnly(rows).id
    },
    () => requesterOf(`${word.toUpperCase()}@example.com`),
  )
  expect(second).toBe(first)
})

test('an address that is another contact’s is not given a second time', async () => {
  const word = unique()
  await requesterOf(`${word}@example.com`)
  const { data } = await agent.db.from('contacts').insert({ name: 'Other' }).select('id').single()
  const { error } = await agent.db
    .from('contact_emails')
    .insert({ contact_id: data?.id ?? '', email: `${word.toUpperCase()}@example.com` })
  expect(error?.code).toBe('23505')
})
