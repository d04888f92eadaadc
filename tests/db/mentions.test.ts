import { beforeAll, expect, test } from 'vitest'
import { answerTicket } from '@/lib/answering/mutations'
import { listMentionable } from '@/lib/answering/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let writer: Actor
let short: Actor
let long: Actor
let odd: Actor
const word = unique()
const named = async (name: string) => {
  const actor = await signedIn()
  await postgres().query('update public.users set name = $2 where id = $1', [actor.id, name])
  return { ...actor, name }
}
beforeAll(async () => {
  writer = await signedIn()
  short = await named(`Kim ${word}`)
  long = await named(`Kim ${word} Lee`)
  odd = await named(`O'Neil (2.) ${word}`)
})

async function mentioned(body: string, kind: 'note' | 'reply' = 'note', ticket?: number) {
  const number = ticket ?? (await ticketBy(writer))
  await answerTicket(writer.db, number, kind, { body })
  const { data } = await writer.db
    .from('messages')
    .select('message_mentions (user_id)')
    .eq('ticket_number', number)
    .order('id', { ascending: false })
    .limit(1)
  return (data?.[0]?.message_mentions ?? []).map(({ user_id }) => user_id).sort()
}

test.each([
  ['a name', () => `@${short.name}, please look`, () => [short]],
  ['a name in capitals, in brackets', () => `(@${short.name.toUpperCase()})`, () => [short]],
  ['the longer of two names', () => `Ask @${long.name}.`, () => [long]],
  ['both, when both are named', () => `@${long.name} @${short.name}`, () => [long, short]],
  ['a name with signs in it', () => `@${odd.name}!`, () => [odd]],
  ['nobody by part of a word', () => `@${short.name}s`, () => []],
  ['nobody by an address', () => `mail@${short.name}`, () => []],
  ['nobody without the @', () => short.name, () => []],
  ['nobody by the writer’s own name', () => `@${writer.name}`, () => []],
])('a note mentions %s', async (_, body, people) => {
  expect(await mentioned(body())).toEqual(
    people()
      .map(({ id }) => id)
      .sort(),
  )
})

test('a reply mentions nobody: the requester reads it', async () => {
  expect(await mentioned(`@${short.name}`, 'reply')).toEqual([])
})

test('who may not see the ticket is neither offered nor mentioned', async () => {
  const [number, gone] = [await ticketBy(writer), await named(`Gone ${word}`)]
  await postgres().query('update public.users set deactivated_at = now() where id = $1', [gone.id])
  const team = await teamRow({ isPrivate: true, members: [writer, short] })
  await postgres().query('update public.tickets set team_id = $2 where number = $1', [number, team])
  const offered = (await listMentionable(writer.db, number)).map(({ id }) => id)
  expect(offered).toContain(short.id)
  expect(offered).not.toContain(long.id)
  expect(offered).not.toContain(gone.id)
  expect(await mentioned(`@${short.name} @${long.name} @${gone.name}`, 'note', number)).toEqual([
    short.id,
  ])
  expect(await listMentionable(long.db, number)).toEqual([])
})
