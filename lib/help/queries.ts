import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Article, ArticleFilter, ArticlePage, ArticleStatus, Category } from './types'

const PAGE_SIZE = 50
/** How long Storage may take for a picture, in milliseconds. */
const PATIENCE = 20_000
const VOTES = 'helpful_votes, unhelpful_votes'
const LISTED = `id, slug, title, status, updated_at, ${VOTES}, category:help_categories!inner (name), editor:users (name)`
const WHOLE = `id, slug, title, summary, body, status, version, published_at, edited_at, ${VOTES}, category:help_categories!inner (id, name), editor:users (name)`

/** One page of the articles, those changed last first; deleted ones only when they are asked for. */
export async function listArticles(
  db: Db,
  { q, status, before }: ArticleFilter,
): Promise<ArticlePage> {
  let query = db
    .from('help_articles')
    .select(LISTED)
    .order('updated_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(PAGE_SIZE + 1)
  query = status ? query.eq('status', status) : query.neq('status', 'deleted')
  if (q) query = query.ilike('title', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
  const [time, id] = before?.split('_') ?? []
  if (time && id) {
    // The bound beside it lets the index begin in the right place.
    query = query
      .lte('updated_at', time)
      .or(`updated_at.lt."${time}",and(updated_at.eq."${time}",id.lt.${id})`)
  }
  const { data, error } = await query
  if (error) throw new Error(`list articles: ${error.message}`, { cause: error })
  const shown = data.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return {
    articles: shown.map((row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title,
      // A check constraint holds it to the closed list.
      status: row.status as ArticleStatus,
      category: row.category.name,
      updatedAt: row.updated_at,
      editedBy: row.editor?.name ?? null,
      votes: { helpful: row.helpful_votes, unhelpful: row.unhelpful_votes },
    })),
    next: data.length > PAGE_SIZE && last ? `${last.updated_at}_${last.id}` : undefined,
  }
}

/** One category; null when there is none. */
export async function getCategory(db: Db, id: string): Promise<Category | null> {
  return (await listCategories(db)).find((category) => category.id === id) ?? null
}

/** One article as its writers see it; null when there is none. */
export async function getArticle(db: Db, id: string): Promise<Article | null> {
  const { data, error } = await db.from('help_articles').select(WHOLE).eq('id', id).maybeSingle()
  if (error) throw new Error(`get article ${id}: ${error.message}`, { cause: error })
  if (!data) return null
  return {
    id: data.id,
    slug: data.slug,
    title: data.title,
    summary: data.summary,
    body: data.body,
    status: data.status as ArticleStatus,
    category: data.category.name,
    categoryId: data.category.id,
    version: data.version,
    publishedAt: data.published_at,
    editedAt: data.edited_at,
    editedBy: data.editor?.name ?? null,
    votes: { helpful: data.helpful_votes, unhelpful: data.unhelpful_votes },
  }
}

/** All categories in their order, at most 500. */
export async function listCategories(db: Db): Promise<Category[]> {
  const { data, error } = await db
    .from('help_categories')
    .select('id, name, slug, description, position, updated_at, help_articles (count)')
    .order('position')
    .order('name')
    .limit(500)
  if (error) throw new Error(`list categories: ${error.message}`, { cause: error })
  return data.map(({ help_articles, updated_at, ...category }) => ({
    ...category,
    updatedAt: updated_at,
    articles: help_articles[0]?.count ?? 0,
  }))
}

/** Names of the pictures of an article in Storage, the newest first; at most 100. */
export async function listPictures(db: Db, article: string): Promise<string[]> {
  const { data, error } = await db.storage
    .from('help')
    .list(article, { limit: 100, sortBy: { column: 'created_at', order: 'desc' } })
  if (error) throw new Error(`list pictures of ${article}: ${error.message}`, { cause: error })
  // Hosted Storage gives the last part of a name, the one on this machine the whole of it.
  return data.map(({ name }) => name.slice(name.lastIndexOf('/') + 1))
}

/** The bytes of a picture, as everybody reads them; null when there is none of this name. */
export async function getPicture(db: Db, article: string, name: string): Promise<Blob | null> {
  const { publicUrl } = db.storage.from('help').getPublicUrl(`${article}/${name}`).data
  // What is kept of it is our own answer: fetch keeps no second copy, nor one to read twice.
  const signal = AbortSignal.timeout(PATIENCE)
  const response = await fetch(publicUrl, { redirect: 'error', cache: 'no-store', signal })
  if (response.ok) return await response.blob()
  await response.arrayBuffer()
  // Storage says 400 of an object that is not there. What else it says passes by, and is not kept.
  if (response.status === 400 || response.status === 404) return null
  throw new Error(`get picture ${name} of ${article}: ${response.status}`)
}
