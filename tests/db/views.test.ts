import { beforeAll, describe, expect, test } from 'vitest'
import { createView, deleteView, moveView, updateView } from '@/lib/views/mutations'
import { getView, listViews } from '@/lib/views/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

const ABSENT = '00000000-0000-4000-8000-00000000dead'

let agent: Actor
let colleague: Actor
let admin: Actor
beforeAll(async () => {
  ;[agent, colleague, admin] = await Promise.all([signedIn(), signedIn(), signedIn('admin')])
})

/** A view made as the app makes it; answers its id. */
async function viewBy(actor: Actor, audience = 'me', name = `View ${unique()}`): Promise<string> {
  const made = await createView(actor.db, actor.id, { name, audience, query: 'is:unsolved' })
  if (!made.ok) throw new Error(`no view: ${JSON.stringify(made.refusal)}`)
  return made.value.id
}

const seenBy = async ({ db }: Actor) => (await listViews(db)).map(({ id }) => id)
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) })

describe('who sees a view', () => {
  test('a personal one is in nobody’s list but its owner’s, not in an admin’s either', async () => {
    const view = await viewBy(agent)
    expect(await seenBy(agent)).toContain(view)
    expect(await seenBy(colleague)).not.toContain(view)
    expect(await seenBy(admin)).not.toContain(view)
  })

  test('one of a team is in the lists of its members; an admin finds it among all teams', async () => {
    const view = await viewBy(admin, await teamRow({ isPrivate: false, members: [agent] }))
    expect(await seenBy(agent)).toContain(view)
    expect(await seenBy(colleague)).not.toContain(view)
    expect(await seenBy(admin)).not.toContain(view)
    expect(await getView(admin.db, view)).toMatchObject({ id: view, isPersonal: false })
    expect(await getView(colleague.db, view)).toBeNull()
  })

  test('a shared one is in everybody’s, behind one’s own and those of one’s teams', async () => {
    const owner = await signedIn()
    const shared = await viewBy(admin, 'all')
    const ofTeam = await viewBy(admin, await teamRow({ isPrivate: true, members: [owner] }))
    const own = await viewBy(owner)
    const seen = await seenBy(owner)
    expect(seen.slice(0, 2)).toEqual([own, ofTeam])
    expect(seen).toContain(shared)
  })

  test('whoever leaves a team leaves its views with the next request', async () => {
    const team = await teamRow({ isPrivate: false, members: [agent] })
    const view = await viewBy(admin, team)
    await postgres().query('delete from public.team_members where team_id = $1', [team])
    expect(await seenBy(agent)).not.toContain(view)
  })
})

describe('who changes a view', () => {
  test('an agent makes none of a team and no shared one', async () => {
    const team = await teamRow({ isPrivate: false, members: [agent] })
    for (const audience of [team, 'all']) {
      const made = createView(agent.db, agent.id, { name: 'Mine?', audience, query: '' })
      expect(await made).toEqual(refused('forbidden'))
    }
  })

  test('an agent makes none for somebody else', async () => {
    const made = createView(agent.db, colleague.id, { name: 'Yours', audience: 'me', query: '' })
    expect(await made).toEqual(refused('forbidden'))
  })

  test('what an agent only sees they neither change, nor move, nor delete', async () => {
    const view = await viewBy(admin, 'all', 'As it was')
    const change = { version: 1, name: 'Mine now', query: '' }
    expect(await updateView(agent.db, view, change)).toEqual(refused('forbidden'))
    expect(await moveView(agent.db, view, -1)).toEqual(refused('forbidden'))
    expect(await deleteView(agent.db, view)).toEqual(refused('forbidden'))
    expect(await getView(admin.db, view)).toMatchObject({ name: 'As it was', version: 1 })
  })

  test('one of somebody else is answered like one that does not exist', async () => {
    const change = { version: 1, query: '' }
    for (const id of [await viewBy(colleague), ABSENT]) {
      expect(await updateView(agent.db, id, change)).toEqual(refused('not_found'))
      expect(await moveView(agent.db, id, 1)).toEqual(refused('not_found'))
      expect(await deleteView(agent.db, id)).toEqual(refused('not_found'))
    }
  })

  test('one that was changed meanwhile is not overwritten; moving it is no change', async () => {
    const view = await viewBy(agent)
    expect((await moveView(agent.db, view, 1)).ok).toBe(true)
    expect((await updateView(agent.db, view, { version: 1, query: 'first' })).ok).toBe(true)
    expect(await updateView(agent.db, view, { version: 1, query: 'second' })).toEqual(
      refused('stale'),
    )
    expect(await getView(agent.db, view)).toMatchObject({ query: 'first', version: 2 })
  })
})

describe('the order', () => {
  let owner: Actor
  let views: string[]
  beforeAll(async () => {
    owner = await signedIn()
    views = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) views.push(await viewBy(owner, 'me', name))
  })

  const order = async () =>
    (await listViews(owner.db))
      .filter(({ isPersonal }) => isPersonal)
      .map(({ name }) => name)
      .join('')
  const move = async (name: string, steps: number) => {
    const view = views['abcde'.indexOf(name)] ?? ''
    expect(await moveView(owner.db, view, steps)).toMatchObject({ ok: true })
  }

  test('is that in which they were made, until they are moved', async () => {
    expect(await order()).toBe('abcde')
    await move('a', 1)
    expect(await order()).toBe('bacde')
    await move('e', -3)
    expect(await order()).toBe('beacd')
    await move('b', 2)
    expect(await order()).toBe('eabcd')
  })

  test('ends where it ends', async () => {
    const before = await order()
    await move(before[0] ?? '', -1)
    await move(before[4] ?? '', 2 ** 31 - 1)
    expect(await order()).toBe(before)
  })

  test('survives that all are moved at once: none is lost, none shares its place', async () => {
    const moves = views.flatMap((view) =>
      [-1, 2, 1, -2].map((steps) => moveView(owner.db, view, steps)),
    )
    for (const moved of await Promise.all(moves)) expect(moved).toMatchObject({ ok: true })
    expect([...(await order())].sort().join('')).toBe('abcde')
    const { rows } = await postgres().query<{ position: number }>(
      'select position from public.views where owner_id = $1 order by position',
      [owner.id],
    )
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
  })

  test('of one’s own does not touch that of the shared ones', async () => {
    const positions = async () => {
      const sql =
        'select id, position from public.views where owner_id is distinct from $1 order by id'
      return (await postgres().query(sql, [owner.id])).rows
    }
    const before = await positions()
    await move('c', -4)
    expect(await order()).toMatch(/^c/)
    expect(await positions()).toEqual(before)
  })
})

describe('a hundred views', () => {
  async function withViews(count: number): Promise<Actor> {
    const owner = await signedIn()
    await postgres().query(
      `insert into public.views (owner_id, name) select $1, 'View ' || n from generate_series(1, $2::int) n`,
      [owner.id, count],
    )
    return owner
  }

  test('are as many as one has', async () => {
    const owner = await withViews(100)
    const another = { name: 'One more', audience: 'me', query: '' }
    expect(await createView(owner.db, owner.id, another)).toEqual(refused('rule'))
    const first = theOnly((await seenBy(owner)).slice(0, 1))
    expect(await deleteView(owner.db, first)).toMatchObject({ ok: true })
    expect(await createView(owner.db, owner.id, another)).toMatchObject({ ok: true })
  })

  test('are not passed by adding several at once', async () => {
    const owner = await withViews(98)
    const attempts = Array.from({ length: 6 }, () =>
      createView(owner.db, owner.id, { name: 'At once', audience: 'me', query: '' }),
    )
    const made = (await Promise.all(attempts)).filter(({ ok }) => ok)
    expect(made).toHaveLength(2)
  })
})

describe('the audit log', () => {
  const linesOn = async (view: string) => {
    const { data, error } = await admin.db
      .from('audit_log')
      .select('action')
      .eq('object_kind', 'views')
      .eq('object_id', view)
      .order('id')
    expect(error).toBeNull()
    return data?.map(({ action }) => action)
  }

  test('tells of what others see: made, changed, deleted, but not of the order', async () => {
    const view = await viewBy(admin, await teamRow({ isPrivate: false }))
    await viewBy(admin, 'all')
    await moveView(admin.db, view, 1)
    await updateView(admin.db, view, { version: 1, name: 'Renamed', query: '' })
    await deleteView(admin.db, view)
    expect(await linesOn(view)).toEqual(['created', 'changed', 'deleted'])
  })

  test('keeps silent about what one has for oneself', async () => {
    const view = await viewBy(agent)
    await updateView(agent.db, view, { version: 1, name: 'Renamed', query: '' })
    expect(await linesOn(view)).toEqual([])
  })
})
