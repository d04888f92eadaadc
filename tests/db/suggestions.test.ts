import { beforeAll, describe, expect, test } from 'vitest'
import type { KnownKind } from '@/lib/search/completion'
import { suggestNames } from '@/lib/tickets/queries'
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
