import { expect, test } from 'vitest'
import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { actors } from './actors'
import { buckets } from './buckets'
import type { Player } from './cast'
import { stage } from './stage'

const arranged = stage()

const TEXT = new TextEncoder().encode('Email\nsomebody@example.com\n')
const files = ({ db }: Player) => db.storage.from('imports')

async function begun(user: string): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.contact_imports (user_id, file_name) values ($1, 'contacts.csv') returning id`,
    [user],
  )
  return theOnly(rows).id
}

async function put(id: string): Promise<void> {
  await postgres().query(`insert into storage.objects (bucket_id, name) values ('imports', $1)`, [
    `${id}/file`,
  ])
}

/** Whether it comes off, by the Storage API: as somebody asks it who goes past the app. */
const attempts = {
  select: async (who: Player, id: string) =>
    ((await files(who).list(id)).data ?? []).length > 0 ||
    !(await files(who).createSignedUrl(`${id}/file`, 60)).error,
  insert: async (who: Player, id: string) => !(await files(who).upload(`${id}/file`, TEXT)).error,
  update: async (who: Player, id: string) =>
    !(await files(who).upload(`${id}/file`, TEXT, { upsert: true })).error,
  delete: async (who: Player, id: string) =>
    ((await files(who).remove([`${id}/file`])).data ?? []).length > 0,
}

test.each(actors)('%s: of the files of imports, what the matrix says', async (name) => {
  const { cast, world } = arranged()
  const told: string[] = []
  const owners = [
    ['own', Object.values(world.people).find(({ id }) => id === cast[name].id)?.id],
    ["another's", world.people.bystander.id],
  ] as const
  for (const [whose, owner] of owners) {
    if (!owner) continue
    const there = await begun(owner)
    await put(there)
    const ids = { select: there, insert: await begun(owner), update: there, delete: there }
    for (const verb of ['select', 'insert', 'update', 'delete'] as const) {
      const came = await attempts[verb](cast[name], ids[verb])
      const expected = buckets.imports?.[verb][whose].includes(name)
      if (came !== expected) told.push(`${verb} ${whose}: ${came}, not ${expected}`)
    }
  }
  expect(told).toEqual([])
})
