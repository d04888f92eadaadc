import { beforeAll, expect, test } from 'vitest'
import { postgres } from '@/tests/support/factories-postgres'
import { actors } from './actors'
import { buckets } from './buckets'
import type { Player } from './cast'
import { stage } from './stage'

const arranged = stage()

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const type = { contentType: 'image/png' }
const avatars = ({ db }: Player) => db.storage.from('avatars')
const newName = (folder: string) => `${folder}/${crypto.randomUUID()}`

/** An object that is there already, in the folder of everybody and of a bystander. */
const object = '00000000-0000-4000-8000-00000000feed'

beforeAll(async () => {
  const { cast, world } = arranged()
  const folders = new Set([world.people.bystander.id, ...actors.map((name) => cast[name].id)])
  for (const folder of folders) {
    await postgres().query(
      `insert into storage.objects (bucket_id, name) values ('avatars', $1)
       on conflict (bucket_id, name) do nothing`,
      [`${folder}/${object}`],
    )
  }
})

type Verb = 'select' | 'insert' | 'update' | 'delete'

// Whether it comes off, by the Storage API: as apps ask it.
const attempts: Record<Verb, (who: Player, folder: string) => Promise<boolean>> = {
  select: async (who, folder) => ((await avatars(who).list(folder)).data ?? []).length > 0,
  insert: async (who, folder) => !(await avatars(who).upload(newName(folder), PNG, type)).error,
  update: async (who, folder) => {
    const name = `${folder}/${object}`
    const tried = await Promise.all([
      avatars(who).update(name, PNG, type),
      avatars(who).upload(name, PNG, { ...type, upsert: true }),
      avatars(who).move(name, newName(who.id)),
    ])
    return tried.some(({ error }) => !error)
  },
  delete: async (who, folder) =>
    ((await avatars(who).remove([`${folder}/${object}`])).data ?? []).length > 0,
}

test.each(actors)('%s: of the bucket avatars, what the matrix says', async (name) => {
  const { cast, world } = arranged()
  const folders = { own: cast[name].id, "another's": world.people.bystander.id }
  for (const verb of ['select', 'insert', 'update', 'delete'] as const) {
    for (const whose of ['own', "another's"] as const) {
      const came = await attempts[verb](cast[name], folders[whose])
      const expected = buckets.avatars?.[verb][whose].includes(name)
      expect(`${verb} ${whose}: ${came}`).toBe(`${verb} ${whose}: ${expected}`)
    }
  }
  const { rows } = await postgres().query('select from storage.objects where name = $1', [
    `${world.people.bystander.id}/${object}`,
  ])
  expect(rows).toHaveLength(1)
})

test('a picture put by one is read by colleagues, and by nobody else', async () => {
  const { member, outsider, anon, link, ...others } = arranged().cast
  const name = newName(member.id)
  expect((await avatars(member).upload(name, PNG, type)).error).toBeNull()
  const { data } = await avatars(outsider).download(name)
  expect(new Uint8Array((await data?.arrayBuffer()) ?? [])).toEqual(PNG)
  for (const who of [anon, link, others.deactivated, others['key of all scopes']]) {
    expect((await avatars(who).download(name)).data).toBeNull()
    expect((await avatars(who).createSignedUrl(name, 60)).data).toBeNull()
  }
})

test('the bucket takes pictures alone, under a fresh name', async () => {
  const { member } = arranged().cast
  const put = async (name: string, bytes: Uint8Array<ArrayBuffer>, contentType: string) =>
    (await avatars(member).upload(name, bytes, { contentType })).error
  expect(await put(newName(member.id), PNG, 'text/html')).not.toBeNull()
  expect(await put(newName(member.id), PNG, 'image/svg+xml')).not.toBeNull()
  expect(await put(`${member.id}/me.png`, PNG, 'image/png')).not.toBeNull()
  expect(await put(newName(`${member.id}/deeper`), PNG, 'image/png')).not.toBeNull()
  expect(await put(crypto.randomUUID(), PNG, 'image/png')).not.toBeNull()
})

test('a user shows an object of their own folder, or none', async () => {
  const { member, outsider } = arranged().cast
  const show = async (picture: string | null) =>
    (await member.db.from('users').update({ picture }).eq('id', member.id).select('id')).error
  expect(await show(newName(member.id))).toBeNull()
  expect((await show(newName(outsider.id)))?.message).toContain('users_picture_own')
  expect((await show(`${member.id}/../${outsider.id}`))?.message).toContain('users_picture_own')
  expect(await show(null)).toBeNull()
})
