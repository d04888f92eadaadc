import { beforeAll, describe, expect, test } from 'vitest'
import type { KnownKind } from '@/lib/search/completion'
import { suggestNames } from '@/lib/search/known-names'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

const valuesOf = async (kind: KnownKind, typed: string) =>
  (await suggestNames(agent.db, kind, typed)).map(({ value }) => value)

/** A requester, known by a ticket; answers the contact's id. */
async function requester(email: string, name: string): Promise<string> {
  const number = await ticketBy(agent, { requesterEmail: email, requesterName: name })
  return (await ticketNow(number)).requester_id
}

describe('requesters', () => {
  test('are found by the beginning of their name or address, in any case', async () => {
    const word = unique()
    const email = `desk-${word}@example.com`
    await requester(email, `Ärzte ${word}`)
    for (const typed of [`ÄRZTE ${word}`, `Desk-${word}`, `ärzte ${word.slice(0, 4)}`]) {
      expect(await suggestNames(agent.db, 'requester', typed)).toEqual([
        { value: email, about: `Ärzte ${word}` },
      ])
    }
  })

  test('are found by any part of their name from three letters on', async () => {
    const word = unique()
    await requester(`${unique()}@example.com`, `Night ${word} desk`)
    expect(await valuesOf('requester', word.slice(1))).toHaveLength(1)
    expect(await valuesOf('requester', `${word} dusk`)).toEqual([])
  })

  test('signs that mean something in a pattern mean themselves', async () => {
    const word = unique()
    const email = `${word}@example.com`
    await requester(email, `The ${word} 100%_\\ desk`)
    expect(await valuesOf('requester', `${word} 100%_\\`)).toEqual([email])
    for (const typed of [`${word}%desk`, `${word} 100__\\`, '%%%', '___', `${word}\\`]) {
      expect(await valuesOf('requester', typed)).toEqual([])
    }
  })

  test('that were merged into another are not offered', async () => {
    const word = unique()
    const source = await requester(`a-${word}@example.com`, `${word} a`)
    const survivor = await requester(`b-${word}@example.com`, `${word} b`)
    await postgres().query('select private.merge_contacts($1, $2)', [source, survivor])
    expect(await valuesOf('requester', word)).toEqual([`b-${word}@example.com`])
    // The address went along, and leads to who has it now.
    expect(await suggestNames(agent.db, 'requester', `a-${word}`)).toEqual([
      { value: `a-${word}@example.com`, about: `${word} b` },
    ])
  })

  test('are eight at most', async () => {
    const word = unique()
    for (let n = 0; n < 9; n++) await requester(`${n}-${word}@example.com`, `${word} ${n}`)
    expect(await valuesOf('requester', word)).toHaveLength(8)
  })
})

test('tags, teams, companies and fields are found by a part of their name', async () => {
  const word = unique()
  await ticketBy(agent, { tags: [`late-${word}`, word] })
  expect(await valuesOf('tag', word)).toEqual([word, `late-${word}`])
  await postgres().query('insert into public.companies (name) values ($1)', [`Works ${word}`])
  expect(await valuesOf('company', word.toUpperCase())).toEqual([`Works ${word}`])
  const team = await teamRow({ isPrivate: false })
  const { rows } = await postgres().query('select name from public.teams where id = $1', [team])
  const { name } = theOnly<{ name: string }>(rows)
  expect(await valuesOf('team', name.slice(3))).toEqual([name])
  await postgres().query(
    `insert into public.custom_fields (key, label, type) values ($1, 'Order', 'text')`,
    [`order_${word}`],
  )
  expect(await suggestNames(agent.db, 'field', word)).toEqual([
    { value: `order_${word}`, about: 'Order' },
  ])
})

test('users are found by name or address as long as they are active', async () => {
  const other = await signedIn()
  expect(await suggestNames(agent.db, 'assignee', other.email)).toEqual([
    { value: other.name, about: other.email },
  ])
  await postgres().query('update public.users set deactivated_at = now() where id = $1', [other.id])
  expect(await valuesOf('assignee', other.email)).toEqual([])
})

describe('what the palette finds', () => {
  type Found = { kind: string; name: string; exact: boolean }
  const found = async (typed: string): Promise<Found[]> => {
    const { data, error } = await agent.db.rpc('find_records', { typed })
    if (error) throw error
    return data.map(({ kind, name, exact }) => ({ kind, name, exact }))
  }
  const isOne = (kind: string, name: string, exact = false) => [{ kind, name, exact }]

  test('contacts by name without its accents, by a part of it, an address and a number', async () => {
    const word = unique()
    const name = `Zoë ${word}`
    const id = await requester(`zo-${word}@example.com`, name)
    const number = `+49 30 ${String(Date.now()).slice(-9)}`
    await postgres().query('update public.contacts set phone = $2 where id = $1', [id, number])
    expect(await found(`zoe ${word.slice(0, 8)}`)).toEqual(isOne('contact', name))
    expect(await found(word.slice(2))).toEqual(isOne('contact', name))
    expect(await found(`zo-${word}@EXAMPLE.com`)).toEqual(isOne('contact', name, true))
    expect(await found(`030 ${number.slice(-9)}`)).toEqual(isOne('contact', name))
    expect(await found(`${word}%`)).toEqual([])
    const survivor = await requester(`other-${unique()}@example.com`, 'Another')
    await postgres().query('select private.merge_contacts($1, $2)', [id, survivor])
    expect(await found(`zoe ${word}`)).toEqual([])
  })

  test('companies by name and domain, and articles by their title', async () => {
    const word = unique()
    const { rows } = await postgres().query(
      'insert into public.companies (name) values ($1) returning id',
      [`Wörks ${word}`],
    )
    const { id } = theOnly<{ id: string }>(rows)
    await postgres().query(
      'insert into public.company_domains (company_id, domain) values ($1, $2)',
      [...[id, `mail-${word}.example`]],
    )
    const name = `Wörks ${word}`
    expect(await found(`works ${word.slice(0, 6)}`)).toEqual(isOne('company', name))
    expect(await found(word)).toEqual(isOne('company', name))
    expect(await found(`MAIL-${word}.example`)).toEqual(isOne('company', name, true))
    expect(await suggestNames(agent.db, 'domain', `mail-${word}`)).toEqual([
      { value: `mail-${word}.example`, about: name },
    ])
    await postgres().query(
      `insert into public.help_articles (category_id, slug, title)
       select c.id, $1, $2 from public.help_categories c limit 1`,
      [`brew-${word}`, `How to brew ${word}`],
    )
    expect(await found(`BREW ${word}`)).toEqual(isOne('article', `How to brew ${word}`))
  })

  test('the likeliest first: an address that is just that, a beginning, a part', async () => {
    const word = unique()
    await requester(`a-${word}@example.com`, `The ${word}`)
    await requester(`b-${word}@example.com`, `${word} begins`)
    await requester(`${word}`.concat('@example.com'), 'Somebody else')
    expect((await found(word)).map(({ name }) => name)).toEqual([
      `${word} begins`,
      'Somebody else',
      `The ${word}`,
    ])
    expect((await found(`${word}@example.com`))[0]).toEqual(
      isOne('contact', 'Somebody else', true)[0],
    )
  })
})
