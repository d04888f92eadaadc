import { beforeAll, describe, expect, test } from 'vitest'
import {
  createArticle,
  createCategory,
  rateArticle as rate,
  setArticleStatus,
  updateArticle,
  updateCategory,
} from '@/lib/help/mutations'
import { listContents, readArticle, searchHelp } from '@/lib/help/public-queries'
import { getArticle, listArticles, listCategories } from '@/lib/help/queries'
import type { ArticleStatus } from '@/lib/help/types'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let category: string
const everybody = nobody()
const FROM = { atMost: 20, ip: '10.8.8.8' }

beforeAll(async () => {
  agent = await signedIn()
  category = await categoryBy(`Category ${unique()}`)
})

async function categoryBy(name: string): Promise<string> {
  const made = await createCategory(agent.db, { name, description: '', position: 1 })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return made.value.id
}

const input = (words: Partial<{ title: string; slug: string; summary: string; body: string }>) => {
  const slug = words.slug ?? `article-${unique()}`
  const chosen = { category_id: category, new_category: null }
  return { title: slug, slug, summary: '', body: 'Turn it off.', ...words, ...chosen }
}

async function articleBy(words: Parameters<typeof input>[0], status: ArticleStatus = 'published') {
  const given = input(words)
  const made = await createArticle(agent.db, given, status)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return { id: made.value.id, given }
}

const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) })

describe('what is published', () => {
  test('is read by everybody; drafts and deleted ones by nobody but users', async () => {
    const { id, given } = await articleBy({}, 'draft')
    expect(await readArticle(everybody, given.slug)).toBeNull()
    expect(await setArticleStatus(agent.db, { id, version: 1 }, 'published')).toMatchObject({
      ok: true,
    })
    expect(await readArticle(everybody, given.slug)).toMatchObject({ title: given.title })
    await setArticleStatus(agent.db, { id, version: 2 }, 'deleted')
    expect(await readArticle(everybody, given.slug)).toBeNull()
    expect(await searchHelp(everybody, given.slug, FROM)).toEqual({ found: [], wait: 0 })
    expect(await setArticleStatus(agent.db, { id, version: 3 }, 'published')).toEqual(
      refused('rule'),
    )
    expect((await getArticle(agent.db, id))?.status).toBe('deleted')
  })

  test('stands in the contents under its category, and not when it is empty', async () => {
    const { given } = await articleBy({})
    const sections = await listContents(everybody)
    const own = sections.find(({ articles }) => articles.some(({ slug }) => slug === given.slug))
    expect(own?.name).toMatch(/^(Category|Renamed) /)
    expect(await listContents(everybody, own?.slug)).toEqual([own])
    const empty = await createArticle(agent.db, input({ body: ' \n' }), 'published')
    expect(empty).toEqual(refused('rule'))
  })

  test('is found under its former addresses, until another article takes one', async () => {
    const { id, given } = await articleBy({})
    const moved = input({ slug: `moved-${unique()}` })
    await updateArticle(agent.db, { id, version: 1 }, moved, 'published')
    expect(await readArticle(everybody, given.slug)).toMatchObject({ slug: moved.slug })
    await articleBy({ slug: given.slug, title: 'The new one' })
    expect(await readArticle(everybody, given.slug)).toMatchObject({ title: 'The new one' })
  })

  test('a draft that moves leaves no way to it', async () => {
    const { id, given } = await articleBy({}, 'draft')
    await updateArticle(agent.db, { id, version: 1 }, input({}), 'published')
    expect(await readArticle(everybody, given.slug)).toBeNull()
  })
})

describe('a new category that an article names', () => {
  const naming = (new_category: string, words: Parameters<typeof input>[0] = {}) => ({
    ...input(words),
    ...{ category_id: 'new' as const, new_category },
  })

  test('comes with it, or not at all, and is taken when there is one of this name', async () => {
    const name = `Noises ${unique()}`
    const empty = await createArticle(agent.db, naming(name, { body: ' ' }), 'published')
    expect(empty).toEqual(refused('rule'))
    const all = async () => (await listCategories(agent.db)).filter((one) => one.name === name)
    expect(await all()).toEqual([])
    const made = await createArticle(agent.db, naming(name), 'published')
    expect(made).toMatchObject({ ok: true })
    const second = await createArticle(agent.db, naming(name.toUpperCase()), 'draft')
    expect(second).toMatchObject({ ok: true })
    expect(await all()).toMatchObject([{ articles: 2 }])
  })

  test('of an article that is not there any more is not made', async () => {
    const name = `Noises ${unique()}`
    const of = { id: crypto.randomUUID(), version: 1 }
    expect(await updateArticle(agent.db, of, naming(name), 'draft')).toEqual(refused('not_found'))
    expect((await listCategories(agent.db)).map((one) => one.name)).not.toContain(name)
  })
})

describe('a category', () => {
  test('keeps its address when it is renamed', async () => {
    const { given } = await articleBy({})
    const sections = await listContents(everybody)
    const slug = sections.find((one) => one.articles.some((a) => a.slug === given.slug))?.slug
    const now = (await listCategories(agent.db)).find((one) => one.id === category)
    const name = `Renamed ${unique()}`
    const of = { id: category, seen: now?.updatedAt ?? '' }
    const renamed = { name, description: '', position: 1 }
    expect(await updateCategory(agent.db, of, renamed)).toMatchObject({ ok: true })
    expect(await listContents(everybody, slug)).toMatchObject([{ name }])
    expect(await updateCategory(agent.db, of, renamed)).toEqual(refused('stale'))
    const nobodys = { ...of, id: crypto.randomUUID() }
    expect(await updateCategory(agent.db, nobodys, renamed)).toEqual(refused('not_found'))
  })
})

describe('versions', () => {
  test('whoever saves second is told, and nothing is overwritten', async () => {
    const { id } = await articleBy({})
    const [one, two] = [input({ body: 'One.' }), input({ body: 'Two.' })]
    const both = await Promise.all(
      [one, two].map((given) => updateArticle(agent.db, { id, version: 1 }, given, 'published')),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toEqual(refused('stale'))
    expect((await getArticle(agent.db, id))?.version).toBe(2)
  })

  test('who wrote what is stamped, whatever they say', async () => {
    const other = await signedIn()
    const { id } = await articleBy({})
    await updateArticle(other.db, { id, version: 1 }, input({}), 'published')
    const article = await getArticle(agent.db, id)
    expect(article?.editedBy).toBe(other.name)
    const { error } = await agent.db
      .from('help_articles')
      .update({ edited_by: agent.id } as never)
      .eq('id', id)
    expect(error?.code).toBe('42501')
  })

  test('two articles never share an address', async () => {
    const { given } = await articleBy({})
    expect(await createArticle(agent.db, input({ slug: given.slug }), 'draft')).toEqual({
      ok: false,
      refusal: { kind: 'rule', constraint: 'help_articles_slug_key' },
    })
  })
})

describe('search', () => {
  const word = `q${unique().replace(/\d/g, 'z')}uorum`

  beforeAll(async () => {
    await articleBy({ title: `Renew the ${word} of a printer`, body: 'Certificates end.' })
    await articleBy({ title: 'Something else', body: `The ${word} stands in the text alone.` })
    await articleBy({ title: `Draft about ${word}` }, 'draft')
  })

  const titles = async (typed: string) =>
    (await searchHelp(everybody, typed, FROM)).found.map(({ title }) => title)

  test('finds words of the title before words of the text, and no drafts', async () => {
    expect(await titles(word)).toEqual([`Renew the ${word} of a printer`, 'Something else'])
  })

  test('finds by the beginning of a word, in any order, without regard to case', async () => {
    expect(await titles(`PRINT ${word.slice(0, -2).toUpperCase()}`)).toEqual([
      `Renew the ${word} of a printer`,
    ])
  })

  test('forgives a typing error', async () => {
    const swapped = word.slice(0, 3) + word.charAt(4) + word.charAt(3) + word.slice(5)
    expect(await titles(swapped)).toContain('Something else')
    expect(await titles(word.slice(0, 5) + word.slice(6))).toContain('Something else')
  })

  test('falls back to some of the words when none has all', async () => {
    expect(await titles(`${word} certificates zzzzzzzz`)).toHaveLength(2)
  })

  test.each([
    '',
    '   ',
    '%',
    "'",
    "\\'",
    ':*',
    '& | !',
    'a'.repeat(500),
    '((',
    '\u0001',
    '٪',
    '🙂',
  ])('whatever is typed is no error: %j', async (typed) => {
    expect(Array.isArray(await titles(typed))).toBe(true)
  })
})

describe('was it helpful?', () => {
  const votes = async (id: string) => (await getArticle(agent.db, id))?.votes

  test('counts once a reader and day; a second answer takes the place of the first', async () => {
    const { id, given } = await articleBy({})
    const vote = (helpful: boolean, ip: string | null) =>
      rate(everybody, { slug: given.slug, helpful, ip })
    expect(await vote(true, '192.0.2.1')).toBe(true)
    expect(await vote(true, '192.0.2.1')).toBe(true)
    expect(await votes(id)).toEqual({ helpful: 1, unhelpful: 0 })
    await vote(false, '192.0.2.1')
    await vote(true, '2001:db8::1')
    expect(await votes(id)).toEqual({ helpful: 1, unhelpful: 1 })
    expect((await getArticle(agent.db, id))?.version).toBe(1)
  })

  test('two at once of one reader count once', async () => {
    const { id, given } = await articleBy({})
    const vote = { slug: given.slug, helpful: true, ip: '192.0.2.9' }
    await Promise.all([1, 2, 3, 4].map(() => rate(everybody, vote)))
    expect(await votes(id)).toEqual({ helpful: 1, unhelpful: 0 })
  })

  test('ends at thirty within an hour from one place, and is no use for drafts', async () => {
    const line = `2001:db8:${unique().slice(0, 4)}:${unique().slice(0, 4)}`
    const articles = await Promise.all(Array.from({ length: 31 }, () => articleBy({})))
    const counted: boolean[] = []
    for (const [at, { given }] of articles.entries()) {
      // Each of its addresses is the same place.
      const ip = `${line}::${at + 1}`
      counted.push(await rate(everybody, { slug: given.slug, helpful: true, ip }))
    }
    expect(counted.filter(Boolean)).toHaveLength(30)
    const { given } = await articleBy({}, 'draft')
    expect(await rate(everybody, { slug: given.slug, helpful: true, ip: null })).toBe(false)
  })

  test('keeps no address of a reader', async () => {
    const { given } = await articleBy({})
    await rate(everybody, { slug: given.slug, helpful: true, ip: '198.51.100.77' })
    const { rows } = await postgres().query('select v::text as vote from private.help_votes v')
    expect(rows.map(({ vote }) => vote).join()).not.toContain('198.51.100.77')
  })
})

describe('the list of writers', () => {
  test('goes on page by page, and leaves out what is deleted', async () => {
    const word = unique()
    const made = await Promise.all(
      Array.from({ length: 52 }, (_, n) => articleBy({ title: `${word} ${n}` }, 'draft')),
    )
    await setArticleStatus(agent.db, { id: made[0]?.id ?? '', version: 1 }, 'deleted')
    const first = await listArticles(agent.db, { q: word })
    const second = await listArticles(agent.db, { q: word, before: first.next })
    const ids = [...first.articles, ...second.articles].map(({ id }) => id)
    expect([first.articles.length, second.articles.length, second.next]).toEqual([50, 1, undefined])
    expect(new Set(ids).size).toBe(51)
    expect((await listArticles(agent.db, { q: '100%_\\' })).articles).toEqual([])
  })
})
