import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping, postgres, rolledBack } from '@/tests/support/factories-postgres'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

async function tagId(name: string): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    'select id from public.tags where name = $1',
    [name],
  )
  return theOnly(rows).id
}
const tagsOf = async (number: number) => (await ticketNow(number)).tags
const words = () => [`a-${unique()}`, `b-${unique()}`] as const

async function done<T>(answer: PromiseLike<{ data: T; error: unknown }>): Promise<NonNullable<T>> {
  const { data, error } = await answer
  if (error) throw new Error(JSON.stringify(error))
  return data as NonNullable<T>
}
const restore = (deletion_id: string) => admin.db.rpc('restore_deletion', { deletion_id })

test('a deleted tag is off all its tickets, closed ones too, and comes back to them', async () => {
  const [name] = words()
  const [open, closed] = [
    await ticketBy(agent, { tags: [name] }),
    await ticketBy(agent, { tags: [name] }),
  ]
  await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [closed])
  const before = await ticketNow(open)
  const deletion = await done(admin.db.rpc('delete_tag', { tag_id: await tagId(name) }))
  expect([await tagsOf(open), await tagsOf(closed)]).toEqual([[], []])

  await done(restore(deletion))
  expect([await tagsOf(open), await tagsOf(closed)]).toEqual([[name], [name]])
  // Nobody who has the ticket open is told that it changed, and history has no line of it.
  expect(await ticketNow(open)).toEqual(before)
  expect((await restore(deletion)).error?.message).toBe('it was restored already')
})

test('merged, the tickets bear the other; restored, each bears what it bore', async () => {
  const [source, survivor] = words()
  const one = await ticketBy(agent, { tags: [source] })
  const both = await ticketBy(agent, { tags: [source, survivor] })
  const untagged = await ticketBy(agent, { tags: [source] })
  const [a, b] = [await tagId(source), await tagId(survivor)]
  const deletion = await done(admin.db.rpc('merge_tags', { source: a, survivor: b }))
  for (const number of [one, both, untagged]) expect(await tagsOf(number)).toEqual([survivor])
  const { data } = await admin.db.from('deletions').select('details').eq('id', deletion).single()
  expect(data?.details).toEqual({ tickets: 3, into: survivor })

  await agent.db.rpc('set_ticket_tags', { ticket_number: untagged, tags: [] })
  await done(restore(deletion))
  expect(await tagsOf(one)).toEqual([source])
  expect(await tagsOf(both)).toEqual([source, survivor])
  expect(await tagsOf(untagged)).toEqual([])
})

test('a tag waits to be restored until the one that it was merged into is there again', async () => {
  const [source, survivor] = words()
  const end = `c-${unique()}`
  const [one, both] = [
    await ticketBy(agent, { tags: [source] }),
    await ticketBy(agent, { tags: [source, survivor] }),
  ]
  await ticketBy(agent, { tags: [end] })
  const [a, b, c] = [await tagId(source), await tagId(survivor), await tagId(end)]
  const first = await done(admin.db.rpc('merge_tags', { source: a, survivor: b }))
  const onward = await done(admin.db.rpc('merge_tags', { source: b, survivor: c }))
  const early = await restore(first)
  expect(early.error?.message).toBe('the tag it was merged into is gone: restore that first')
  // Made anew by somebody, it is another one until it is restored.
  const anew = await ticketBy(agent, { tags: [survivor] })
  expect((await restore(first)).error?.message).toContain('restore that first')
  await done(restore(onward))
  await done(restore(first))
  expect([await tagsOf(one), await tagsOf(both), await tagsOf(anew)]).toEqual([
    [source],
    [source, survivor],
    [survivor],
  ])
  const { data } = await admin.db
    .from('audit_log')
    .select('changes')
    .eq('object_id', await tagId(source))
    .order('id', { ascending: false })
    .limit(1)
    .single()
  expect(data?.changes).toMatchObject({ tickets: { to: 2 } })
})

test('a tag is not merged into itself, nor into one that is not there', async () => {
  const [name] = words()
  await ticketBy(agent, { tags: [name] })
  const source = await tagId(name)
  const self = await admin.db.rpc('merge_tags', { source, survivor: source })
  expect(self.error?.message).toBe('a tag is not merged into itself')
  const none = await admin.db.rpc('merge_tags', { source, survivor: admin.id })
  expect(none.error?.code).toBe('PT404')
})

test('a new name reaches macros and the views that were told, and a taken one is refused', async () => {
  const [name, other] = words()
  const called = `c-${unique()}`
  await ticketBy(agent, { tags: [name, other] })
  await rolledBackMacro(name, async (macro, view) => {
    const tag_id = await tagId(name)
    const queries = { [view]: { from: `tag:${name}`, to: `tag:${called}` } }
    const taken = await admin.db.rpc('rename_tag', { tag_id, name: other, queries })
    expect(taken.error?.message).toContain('tags_name_key')
    expect((await admin.db.rpc('rename_tag', { tag_id, name: called, queries })).error).toBeNull()
    const { rows } = await postgres().query(
      `select m.changes, v.query from public.macros m, public.views v where m.id = $1 and v.id = $2`,
      [macro, view],
    )
    expect(rows).toEqual([{ changes: { tags: [called] }, query: `tag:${called}` }])
  })
})

async function rolledBackMacro(tag: string, work: (macro: string, view: string) => Promise<void>) {
  const made = async (sql: string, values: unknown[]) =>
    theOnly((await postgres().query<{ id: string }>(sql, values)).rows).id
  const macro = await made(
    `insert into public.macros (owner_id, name, changes) values ($1, 'Mine', $2) returning id`,
    [agent.id, JSON.stringify({ tags: [tag] })],
  )
  const view = await made(
    `insert into public.views (owner_id, name, query) values ($1, 'Mine', $2) returning id`,
    [agent.id, `tag:${tag}`],
  )
  await work(macro, view)
  await postgres().query('delete from public.views where id = $1', [view])
  await postgres().query('delete from public.macros where id = $1', [macro])
}

test('a tag that was made anew meanwhile takes its tickets back', async () => {
  const [name] = words()
  const old = await ticketBy(agent, { tags: [name] })
  const deletion = await done(admin.db.rpc('delete_tag', { tag_id: await tagId(name) }))
  const fresh = await ticketBy(agent, { tags: [name] })
  await done(restore(deletion))
  expect([await tagsOf(old), await tagsOf(fresh)]).toEqual([[name], [name]])
})

test('who gives a tag to a ticket while it is deleted is told, and no ticket keeps it', async () => {
  const [name] = words()
  const number = await ticketBy(agent)
  await ticketBy(agent, { tags: [name] })
  const tag_id = await tagId(name)
  const given = await overlapping(
    async (pg) => {
      await actAs(pg, admin)
      await pg.query('select public.delete_tag($1)', [tag_id])
    },
    async () => await agent.db.from('ticket_tags').insert({ ticket_number: number, tag_id }),
  )
  expect(given.error?.code).toBe('23503')
  expect(await tagsOf(number)).toEqual([])
})

test('the audit log says in one line each what was done, and to how many tickets', async () => {
  const [source, survivor] = words()
  await ticketBy(agent, { tags: [source, survivor] })
  const a = await tagId(source)
  const merged = await done(
    admin.db.rpc('merge_tags', { source: a, survivor: await tagId(survivor) }),
  )
  await done(restore(merged))
  await done(admin.db.rpc('delete_tag', { tag_id: a }))
  const { data } = await admin.db
    .from('audit_log')
    .select('action, object_name, changes')
    .eq('object_id', a)
    .order('id')
  expect(data).toMatchObject([
    { action: 'changed', object_name: source, changes: { merged_into: { to: survivor } } },
    { action: 'changed', object_name: source, changes: { restored_at: {} } },
    { action: 'deleted', object_name: source, changes: { tickets: { from: 1 } } },
  ])
})

test('counts are of all tickets, those of private teams too, and pages go both ways', async () => {
  const prefix = unique()
  const names = ['1', '2', '3'].map((n) => `${prefix}-${n}`)
  await ticketBy(agent, { tags: names })
  await ticketBy(agent, { tags: names.slice(0, 1) })
  const asked = (more: object) =>
    done(admin.db.rpc('list_counted_tags', { search: prefix.toUpperCase(), ...more }))
  const of = (rows: { name: string; tickets: number }[]) =>
    rows.map((row) => [row.name, row.tickets])
  const all = names.map((name, at) => [name, at === 0 ? 2 : 1])
  expect(of(await asked({}))).toEqual(all)
  expect(of(await asked({ after: names[0], page_size: 1 }))).toEqual(all.slice(1, 2))
  expect(of(await asked({ before: names[2], page_size: 1 }))).toEqual(all.slice(1, 2))
  expect(await asked({ unused: true })).toEqual([])
})

test('a deleted macro is kept, whoever deleted it, and is restored to its owner', async () => {
  const { data: macro } = await agent.db
    .from('macros')
    .insert({ owner_id: agent.id, name: `Mine ${unique()}`, body: 'It hums.' })
    .select()
    .single()
  if (!macro) throw new Error('No macro')
  await agent.db.from('macros').delete().eq('id', macro.id)
  const kept = await admin.db.from('deletions').select('id, deleted_by').eq('object_id', macro.id)
  expect(kept.data).toMatchObject([{ deleted_by: agent.id }])
  const forbidden = await agent.db.rpc('restore_deletion', {
    deletion_id: kept.data?.[0]?.id ?? '',
  })
  expect(forbidden.error?.code).toBe('42501')
  await done(restore(kept.data?.[0]?.id ?? ''))
  const back = await agent.db.from('macros').select().eq('id', macro.id).single()
  expect(back.data).toEqual(macro)
})

test('what was deleted is forgotten after thirty days, and not before', async () => {
  await rolledBack(async (pg) => {
    const { rows } = await pg.query<{ id: string }>(
      `insert into public.deletions (kind, object_id, name, created_at, expires_at)
       select 'tag', gen_random_uuid(), 'old', now() - age, now() - age + interval '30 days'
       from unnest('{29 days,31 days,32 days}'::interval[]) age returning id`,
    )
    const left = async () =>
      (
        await pg.query('select from public.deletions where id = any ($1)', [
          rows.map(({ id }) => id),
        ])
      ).rowCount
    const forgotten = async (n: number) =>
      (await pg.query('select private.forget_deletions($1) as n', [n])).rows[0].n
    expect([await forgotten(1), await left()]).toEqual([1, 2])
    expect(await forgotten(1000)).toBeGreaterThanOrEqual(1)
    expect(await left()).toBe(1)
  })
})
