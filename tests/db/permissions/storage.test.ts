import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unique } from '@/tests/support/actors'
import { postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'
import { actors } from './actors'
import { buckets } from './buckets'
import { stage } from './stage'

const arranged = stage()

// A bucket as somebody might make it and forget the policies, with a file in it.
const probe = `probe-${unique()}`
const FILE = 'of-somebody-else.txt'

async function asOwner(sql: string): Promise<void> {
  const owner = new Client({ connectionString: testStack().adminDatabaseUrl })
  await owner.connect()
  await owner.query(sql)
  await owner.end()
}

beforeAll(() =>
  asOwner(`insert into storage.buckets (id, name, public) values ('${probe}', '${probe}', false);
    insert into storage.objects (bucket_id, name) values ('${probe}', '${FILE}')`),
)
afterAll(() =>
  asOwner(`delete from storage.objects where bucket_id = '${probe}';
    delete from storage.buckets where id = '${probe}'`),
)

test('every bucket is in the matrix', async () => {
  const { rows } = await postgres().query<{ id: string }>(
    `select id from storage.buckets where id not like 'probe-%' order by id`,
  )
  expect(rows.map(({ id }) => id)).toEqual(Object.keys(buckets).sort())
})

// Worker and operator, with a token that the database's owner alone can make.
const FOR_SYSTEM = "( SELECT private.actor_kind() AS actor_kind) = 'system'::text"

test('every policy of storage belongs to a bucket of the matrix, or to worker and operator alone', async () => {
  const { rows } = await postgres().query<{ name: string; about: string }>(
    `select policyname as name, coalesce(qual, '') || coalesce(with_check, '') as about
     from pg_policies where schemaname = 'storage'`,
  )
  const known = Object.keys(buckets)
  const strays = rows.filter(
    ({ about }) => about !== `(${FOR_SYSTEM})` && !known.some((id) => about.includes(`'${id}'`)),
  )
  expect(strays).toEqual([])
})

test.each(actors)(
  '%s: nothing of a bucket without policies is seen, taken, put or made',
  async (name) => {
    const { storage } = arranged().cast[name].db
    const files = storage.from(probe)
    const content = new TextEncoder().encode('mine')
    expect((await storage.listBuckets()).data ?? []).toEqual([])
    expect((await storage.getBucket(probe)).error).not.toBeNull()
    expect((await storage.createBucket(`${probe}-${unique()}`)).error).not.toBeNull()
    expect((await storage.updateBucket(probe, { public: true })).error).not.toBeNull()
    expect((await storage.emptyBucket(probe)).data ?? null).toBeNull()
    expect((await storage.deleteBucket(probe)).error).not.toBeNull()
    expect((await files.list()).data ?? []).toEqual([])
    expect((await files.download(FILE)).data).toBeNull()
    expect((await files.createSignedUrl(FILE, 60)).data).toBeNull()
    expect((await files.upload(`${unique()}.txt`, content)).error).not.toBeNull()
    expect((await files.update(FILE, content)).error).not.toBeNull()
    expect((await files.move(FILE, 'moved.txt')).error).not.toBeNull()
    expect((await files.copy(FILE, 'copied.txt')).error).not.toBeNull()
    expect((await files.remove([FILE])).data ?? []).toEqual([])
    const { rows } = await postgres().query(
      'select o.name, b.public from storage.objects o join storage.buckets b on b.id = o.bucket_id where bucket_id = $1',
      [probe],
    )
    expect(rows).toEqual([{ name: FILE, public: false }])
  },
)
