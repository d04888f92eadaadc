import { beforeAll, expect, test } from 'vitest'
import { forgetCounts } from '@/lib/views/count-memory'
import { createView } from '@/lib/views/mutations'
import { listViews } from '@/lib/views/queries'
import { viewCounts } from '@/lib/views/view-counts'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let member: Actor
let outsider: Actor
let admin: Actor
let team: string
const tag = `counted-${unique()}`
beforeAll(async () => {
  ;[member, outsider, admin] = await Promise.all([signedIn(), signedIn(), signedIn('admin')])
  team = await teamRow({ isPrivate: true, members: [member] })
  await ticketBy(member, { teamId: team, tags: [tag] })
  await ticketBy(member, { teamId: team, tags: [tag], assigneeId: member.id })
  await ticketBy(member, { tags: [tag] })
})

/** What stands beside this actor's views, counted now. */
async function countsOf({ db, id }: Actor) {
  forgetCounts(id)
  return await viewCounts({ db, user: { id, timeZone: 'UTC' } }, await listViews(db))
}

async function viewOf(actor: Actor, query: string): Promise<string> {
  const made = await createView(actor.db, actor.id, { name: 'Counted', audience: 'me', query })
  if (!made.ok) throw new Error('no view was made')
  return made.value.id
}

test('one query counts for each what they see: tickets of a private team for its members', async () => {
  const counted = await Promise.all(
    [member, outsider, admin].map(async (actor) => {
      const view = await viewOf(actor, `tag:${tag}`)
      return (await countsOf(actor))[view]
    }),
  )
  expect(counted).toEqual([3, 1, 3])
})

test('a shared view says nothing of tickets that are hidden, not even how many', async () => {
  const sql = 'select name from public.teams where id = $1'
  const { name } = (await postgres().query<{ name: string }>(sql, [team])).rows[0] ?? {}
  const made = await createView(admin.db, admin.id, {
    ...{ name: 'Of the team', audience: 'all', query: `team:"${name}"` },
  })
  if (!made.ok) throw new Error('no view was made')
  expect((await countsOf(member))[made.value.id]).toBe(2)
  expect((await countsOf(outsider))[made.value.id]).toBe(0)
})

test('the built-in views are those of whoever asks', async () => {
  expect(await countsOf(member)).toMatchObject({ mine: 1, 'my-teams': 2 })
  expect(await countsOf(outsider)).toMatchObject({ mine: 0, 'my-teams': 0 })
})

test('a view that is not understood has no count, and keeps none from the others', async () => {
  const owner = await signedIn()
  const broken = await viewOf(owner, 'status:opne "and')
  const sound = await viewOf(owner, `tag:${tag}`)
  const counts = await countsOf(owner)
  expect(counts).not.toHaveProperty(broken)
  expect(counts[sound]).toBe(1)
})

test('fifty views are counted, the upper ones', async () => {
  const owner = await signedIn()
  await postgres().query(
    `insert into public.views (owner_id, name, query)
     select $1, 'View ' || n, $2 from generate_series(1, 60) n`,
    [owner.id, `tag:${tag}`],
  )
  const views = await listViews(owner.db)
  const counts = await countsOf(owner)
  expect(Object.keys(counts)).toHaveLength(50)
  expect(counts[views[44]?.id ?? '']).toBe(1)
  expect(counts).not.toHaveProperty(views[45]?.id ?? '')
})
