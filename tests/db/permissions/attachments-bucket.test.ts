import { expect, test } from 'vitest'
import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { type ActorName, actors, livingKind } from './actors'
import { buckets } from './buckets'
import type { Player } from './cast'
import { tables } from './matrix'
import { rowsFor } from './rows'
import { stage } from './stage'

const arranged = stage()

const TEXT = new TextEncoder().encode('It hums.')
const files = ({ db }: Player) => db.storage.from('attachments')

// A link reaches what waits on its own ticket alone.
async function begun(uploader: string, by: ActorName): Promise<string> {
  const { linked, otherLinked } = arranged().world.tickets

  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.attachments (ticket_number, file_name, uploader_kind, uploader_id)
     values ($1, 'hums.txt', 'user', $2) returning id`,
    [by === 'other link' ? otherLinked : linked, uploader],
  )
  return theOnly(rows).id
}

async function put(id: string): Promise<string> {
  const name = `${id}/file`
  await postgres().query(
    `insert into storage.objects (bucket_id, name) values ('attachments', $1)
     on conflict (bucket_id, name) do nothing`,
    [name],
  )
  return name
}

/** Whether it comes off, by the Storage API: as somebody asks it who goes past the app. */
const attempts = {
  select: async (who: Player, id: string) =>
    ((await files(who).list(id)).data ?? []).length > 0 &&
    !(await files(who).createSignedUrl(`${id}/file`, 60)).error,
  insert: async (who: Player, id: string) => !(await files(who).upload(`${id}/file`, TEXT)).error,
  update: async (who: Player, id: string) => {
    const tried = await Promise.all([
      files(who).update(`${id}/file`, TEXT),
      files(who).upload(`${id}/file`, TEXT, { upsert: true }),
      files(who).move(`${id}/file`, `${crypto.randomUUID()}/file`),
      files(who).copy(`${id}/file`, `${crypto.randomUUID()}/file`),
    ])
    return tried.some(({ error }) => !error)
  },
  delete: async (who: Player, id: string) =>
    ((await files(who).remove([`${id}/file`])).data ?? []).length > 0,
}

test.each(actors)('%s: of the files that wait to be sent, what the matrix says', async (name) => {
  const { cast, world } = arranged()
  const told: string[] = []
  for (const [whose, uploader] of [
    ['own', cast[name].id],
    ["another's", world.people.bystander.id],
  ] as const) {
    const there = await begun(uploader, name)
    await put(there)
    const ids = { select: there, insert: await begun(uploader, name), update: there, delete: there }
    for (const verb of ['select', 'insert', 'update', 'delete'] as const) {
      const came = await attempts[verb](cast[name], ids[verb])
      const expected = buckets.attachments?.[verb][whose].includes(name)
      if (came !== expected) told.push(`${verb} ${whose}: ${came}, not ${expected}`)
    }
  }
  expect(told).toEqual([])
})

test.each(actors)(
  '%s: reads the bytes of a message’s file when its row, and no other',
  async (name) => {
    const { cast, world } = arranged()
    const told: string[] = []
    for (const [place, rule] of Object.entries(tables.attachments?.select ?? {})) {
      const id = rowsFor(world, cast[name]).attachments?.[place]?.match?.id
      if (typeof id !== 'string') continue
      await put(id)
      const expected = Array.isArray(rule) && rule.includes(name)
      const came = await attempts.select(cast[name], id)
      if (came !== expected) told.push(`${place}: ${came}, not ${expected}`)
      // Nobody puts bytes to a message, or takes them from it.
      if (await attempts.insert(cast[name], id)) told.push(`${place}: put`)
      if (await attempts.update(cast[name], id)) told.push(`${place}: replaced`)
      if (await attempts.delete(cast[name], id)) told.push(`${place}: deleted`)
    }
    expect(told).toEqual([])
  },
)

test('whoever is alive puts nothing but the file that they began', async () => {
  const { cast } = arranged()
  for (const name of actors.filter((actor) => livingKind(actor))) {
    const id = await begun(cast[name].id, name)
    for (const odd of [`${id}/thumbnail`, `${id}/file/more`, `${id}`, `x/${id}/file`]) {
      const { error } = await files(cast[name]).upload(odd, TEXT)
      expect(`${name} ${odd.replace(id, 'ID')}: ${error ? 'no' : 'yes'}`).toMatch(/: no$/)
    }
  }
})
