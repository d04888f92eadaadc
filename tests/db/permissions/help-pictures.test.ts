import { expect, test } from 'vitest'
import { unique } from '@/tests/support/actors'
import { postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'
import { actors } from './actors'
import { buckets } from './buckets'
import type { Player } from './cast'
import { stage } from './stage'

const arranged = stage()
const WEBP = Buffer.from('RIFF....WEBPVP8 ')
const type = { contentType: 'image/webp' }
const files = ({ db }: Player) => db.storage.from('help')
const nameIn = (folder: string) => `${folder}/${crypto.randomUUID()}-8x8.webp`

async function objectIn(folder: string): Promise<string> {
  const name = nameIn(folder)
  await postgres().query(`insert into storage.objects (bucket_id, name) values ('help', $1)`, [
    name,
  ])
  return name
}

test.each(actors)('%s: of the bucket help, what the matrix says', async (name) => {
  const { cast, world } = arranged()
  const who = cast[name]
  const article = world.help.draft
  const known = await objectIn(article)
  const may = (verb: 'select' | 'insert' | 'update' | 'delete') =>
    buckets.help?.[verb].own.includes(name)
  const listed = ((await files(who).list(article)).data ?? []).length > 0
  const put = (await files(who).upload(nameIn(article), WEBP, type)).error === null
  const replaced = (await files(who).update(known, WEBP, type)).error === null
  const moved = (await files(who).move(known, nameIn(article))).error === null
  const removed = ((await files(who).remove([known])).data ?? []).length > 0
  expect([listed, put, replaced || moved, removed]).toEqual([
    may('select'),
    may('insert'),
    may('update'),
    may('delete'),
  ])
})

test('a picture belongs to an article and says its size, or it is not taken', async () => {
  const { member } = arranged().cast
  const { published } = arranged().world.help
  for (const name of [
    nameIn(crypto.randomUUID()),
    `${published}/${unique()}.webp`,
    `${published}/../${crypto.randomUUID()}-8x8.webp`,
    `${published}/${crypto.randomUUID()}-0x8.webp`,
  ]) {
    expect((await files(member).upload(name, WEBP, type)).error, name).not.toBeNull()
  }
  const html = { contentType: 'text/html' }
  expect((await files(member).upload(nameIn(published), WEBP, html)).error).not.toBeNull()
})

test('whoever knows its name reads it without signing in', async () => {
  const { member } = arranged().cast
  const name = nameIn(arranged().world.help.published)
  expect((await files(member).upload(name, WEBP, type)).error).toBeNull()
  const { supabaseUrl } = testStack()
  const response = await fetch(`${supabaseUrl}/storage/v1/object/public/help/${name}`)
  expect(response.status).toBe(200)
})
