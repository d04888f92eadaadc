import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  articleTag,
  CONTENTS_TAG,
  categoryTag,
  pictureTag,
  SITEMAP_TAG,
  WORKSPACE_TAG,
} from '@/lib/help/cache-tags'
import {
  createArticle,
  createCategory,
  setArticleStatus,
  updateArticle,
  updateCategory,
} from '@/lib/help/mutations'
import { searchHelp } from '@/lib/help/public-queries'
import { getArticle, listCategories } from '@/lib/help/queries'
import type { ArticleStatus } from '@/lib/help/types'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { theOnly } from '@/tests/support/factories'
import { postgres, rolledBack } from '@/tests/support/factories-postgres'

const toldSchema = z.object({
  until: z.string(),
  changes: z.array(z.object({ id: z.number(), tag: z.string() })),
})

let agent: Actor

beforeAll(async () => {
  agent = await signedIn()
})

async function look(since?: string) {
  const { data, error } = await nobody().rpc('read_help_changes', since ? { since } : {})
  if (error) throw new Error(error.message)
  return toldSchema.parse(data)
}

/** What is told of what is done, as far as it concerns these words: others write beside us. */
async function toldOf(word: string, act: () => Promise<unknown>): Promise<string[]> {
  const { until } = await look()
  await act()
  const { changes } = await look(until)
  return [...new Set(changes.map(({ tag }) => tag))].filter((tag) => tag.includes(word)).sort()
}

type Words = Partial<{ title: string; slug: string; summary: string; body: string }>

async function categoryBy(name: string): Promise<string> {
  const made = await createCategory(agent.db, { name, description: '', position: 1 })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return made.value.id
}

const input = (category_id: string, slug: string, words: Words = {}) => ({
  ...{ title: slug, slug, summary: '', body: 'Turn it off.', ...words },
  ...{ category_id, new_category: null },
})

/** An article in a category, both named by a word that nobody else has. */
async function written(status: ArticleStatus) {
  const word = `w${unique().toLowerCase()}`
  const category = await categoryBy(`in ${word}`)
  const made = await createArticle(agent.db, input(category, word), status)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const { id } = made.value
  const change = async (words: Words, becomes = status, into = category) => {
    const { version } = (await getArticle(agent.db, id)) ?? { version: 0 }
    await updateArticle(agent.db, { id, version }, input(into, word, words), becomes)
  }
  return { id, word, category, change, all: [articleTag(word), categoryTag(`in-${word}`)].sort() }
}

describe('what an edit makes anew', () => {
  test('another text: the article alone, and the map for search engines', async () => {
    const { word, change } = await written('published')
    const { until } = await look()
    const told = await toldOf(word, () => change({ body: 'Turn it off, and on again.' }))
    expect(told).toEqual([articleTag(word)])
    expect((await look(until)).changes.map(({ tag }) => tag)).toContain(SITEMAP_TAG)
  })

  test('another title: the lists that it stands in as well', async () => {
    const { word, change, all } = await written('published')
    const { until } = await look()
    expect(await toldOf(word, () => change({ title: 'It hums loudly' }))).toEqual(all)
    expect((await look(until)).changes.map(({ tag }) => tag)).toContain(CONTENTS_TAG)
  })

  test('what becomes public, or ceases to be: its page and the lists', async () => {
    const { id, word, change, all } = await written('draft')
    expect(await toldOf(word, () => change({}, 'published'))).toEqual(all)
    const deleted = () => setArticleStatus(agent.db, { id, version: 2 }, 'deleted')
    expect(await toldOf(word, deleted)).toEqual(all)
  })

  test('another address or category: the pages of both, and of those before', async () => {
    const { word, change, all } = await written('published')
    const into = await categoryBy(`noises ${word}`)
    const told = await toldOf(word, () => change({ slug: `${word}-buzzes` }, 'published', into))
    const more = [articleTag(`${word}-buzzes`), categoryTag(`noises-${word}`)]
    expect(told).toEqual([...all, ...more].sort())
    expect(
      await toldOf(word, () => change({ slug: `${word}-hisses` }, 'published', into)),
    ).toContain(articleTag(word))
  })

  test('a draft is nobody’s concern, nor is a vote or a save that changes nothing', async () => {
    const draft = await written('draft')
    expect(await toldOf(draft.word, () => draft.change({ title: 'It hums loudly' }))).toEqual([])
    const { word, change } = await written('published')
    expect(await toldOf(word, () => change({}))).toEqual([])
    const vote = async () => nobody().rpc('rate_help_article', { slug: word, helpful: true })
    expect(await toldOf(word, vote)).toEqual([])
  })

  test('a category’s other name: its list, and the page of each of its articles', async () => {
    const { word, category, all } = await written('published')
    const seen = (await listCategories(agent.db)).find(({ id }) => id === category)?.updatedAt
    const rename = () =>
      updateCategory(
        agent.db,
        { id: category, seen: seen ?? '' },
        { name: `now ${word}`, description: '', position: 1 },
      )
    expect(await toldOf(word, rename)).toEqual(all)
  })

  test('a picture that is taken back: the picture, by users alone', async () => {
    const name = `${crypto.randomUUID()}-2x2.webp`
    const told = await toldOf(name, async () => agent.db.rpc('forget_help_picture', { name }))
    expect(told).toEqual([pictureTag(name)])
    const { error } = await agent.db.rpc('forget_help_picture', { name: '../article' })
    expect(error?.message).toContain('no name of a picture')
  })

  test('another name or logo of the workspace: every page', async () => {
    const { until } = await look()
    await rolledBack(async (pg) => {
      await pg.query(`update public.settings set workspace_name = workspace_name || '!'`)
      const { rows } = await pg.query('select private.read_help_changes($1) as told', [until])
      expect(JSON.stringify(theOnly(rows))).toContain(`"${WORKSPACE_TAG}"`)
    })
  })
})

describe('what is told', () => {
  test('is missed by nobody, in whatever order transactions end', async () => {
    const { word, id } = await written('published')
    const other = await written('published')
    const slow = await postgres().connect()
    try {
      await slow.query('begin')
      await slow.query('update public.help_articles set body = body || $2 where id = $1', [id, '!'])
      const { until } = await look()
      await other.change({ body: 'It is quick.' })
      const between = await look(until)
      expect(between.changes.map(({ tag }) => tag)).toContain(articleTag(other.word))
      expect(between.changes.map(({ tag }) => tag)).not.toContain(articleTag(word))
      await slow.query('commit')
      const after = await look(between.until)
      expect(after.changes.map(({ tag }) => tag)).toContain(articleTag(word))
    } finally {
      slow.release()
    }
  })

  test('goes after an hour, with the next edit', async () => {
    const { word, change } = await written('published')
    await postgres().query(
      `update private.help_changes set changed_at = now() - interval '61 minutes' where tag = $1`,
      [articleTag(word)],
    )
    await change({ title: 'It hums again' })
    const { rows } = await postgres().query(
      'select count(*)::integer as n from private.help_changes where tag = $1',
      [articleTag(word)],
    )
    expect(theOnly(rows)).toEqual({ n: 1 })
  })

  test.each(['', 'x', '-1', '9'.repeat(40)])('nothing comes of asking since %j', async (since) => {
    const { data } = await nobody().rpc('read_help_changes', { since })
    expect(toldSchema.parse(data).changes).toEqual([])
  })
})

describe('searches of one network address', () => {
  const from = { atMost: 5, ip: '10.9.0.1' }
  const set = (searches: number, age: string) =>
    postgres().query(
      `insert into private.help_searchers (address, searches, began_at) values ($1, $2, now() - $3::interval)
       on conflict (address) do update set searches = excluded.searches, began_at = excluded.began_at`,
      [from.ip, searches, age],
    )

  test('are counted, end at 300 a minute, and go on in the next', async () => {
    await set(299, '10 seconds')
    expect(await searchHelp(nobody(), 'printer', from)).toMatchObject({ wait: 0 })
    const refused = await searchHelp(nobody(), 'printer', from)
    expect(refused.found).toEqual([])
    expect(refused.wait).toBeGreaterThan(30)
    expect(refused.wait).toBeLessThanOrEqual(50)
    expect(await searchHelp(nobody(), 'printer', { ...from, ip: '10.9.0.2' })).toMatchObject({
      wait: 0,
    })
    await set(300, '61 seconds')
    expect(await searchHelp(nobody(), 'printer', from)).toMatchObject({ wait: 0 })
    const { rows } = await postgres().query(
      'select searches from private.help_searchers where address = $1',
      [from.ip],
    )
    expect(theOnly(rows)).toEqual({ searches: 1 })
  })

  test('at once are all counted, and what others left goes', async () => {
    await set(7, '2 minutes')
    const ips = Array.from({ length: 24 }, (_, at) => `10.9.1.${at % 3}`)
    await Promise.all(ips.map((ip) => searchHelp(nobody(), 'printer', { atMost: 5, ip })))
    const { rows } = await postgres().query(
      `select searches from private.help_searchers where address <<= '10.9.1.0/24'`,
    )
    expect(rows).toEqual([{ searches: 8 }, { searches: 8 }, { searches: 8 }])
    const { rows: left } = await postgres().query(
      'select 1 from private.help_searchers where address = $1',
      [from.ip],
    )
    expect(left).toEqual([])
  })
})
