import { beforeAll, expect, test } from 'vitest'
import { postgres } from '@/tests/support/factories-postgres'
import { actors } from './actors'
import { buckets } from './buckets'
import type { Player } from './cast'
import { stage } from './stage'

const arranged = stage()

// How a WebP begins: Storage looks at the type alone, and the app draws what it takes anew.
const WEBP = new TextEncoder().encode('RIFF____WEBPVP8 ')
const type = { contentType: 'image/webp' }
const logos = ({ db }: Player) => db.storage.from('logos')

/** An object that is there already. */
const object = crypto.randomUUID()

beforeAll(async () => {
  const { admin } = arranged().cast
  expect((await logos(admin).upload(object, WEBP, type)).error).toBeNull()
})

test.each(actors)('%s: of the bucket logos, what the matrix says', async (name) => {
  const who = arranged().cast[name]
  const may = (verb: 'select' | 'insert' | 'update' | 'delete') =>
    buckets.logos?.[verb].own.includes(name)
  expect((await logos(who).download(object)).data !== null).toBe(may('select'))
  const mine = crypto.randomUUID()
  expect(!(await logos(who).upload(mine, WEBP, type)).error).toBe(may('insert'))
  expect(!(await logos(who).update(object, WEBP, type)).error).toBe(may('update'))
  const target = may('delete') ? mine : object
  expect(((await logos(who).remove([target])).data ?? []).length > 0).toBe(may('delete'))
  const { rowCount } = await postgres().query(
    `select from storage.objects where bucket_id = 'logos' and name = $1`,
    [object],
  )
  expect(rowCount).toBe(1)
})

test('the bucket takes WebP alone, under a fresh name', async () => {
  const { admin } = arranged().cast
  const put = async (name: string, contentType: string) =>
    (await logos(admin).upload(name, WEBP, { contentType })).error
  expect(await put(crypto.randomUUID(), 'image/svg+xml')).not.toBeNull()
  expect(await put(crypto.randomUUID(), 'text/html')).not.toBeNull()
  expect(await put('logo.webp', 'image/webp')).not.toBeNull()
  expect(await put(`a/${crypto.randomUUID()}`, 'image/webp')).not.toBeNull()
})
