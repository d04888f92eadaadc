import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import { slugFrom } from './addresses'
import type { ArticleInput, CategoryInput } from './schema'
import type { ArticleStatus } from './types'

type Row = { id: string }

/** Makes a category behind the others; answers its id. */
export async function createCategory(db: Db, category: CategoryInput): Promise<Result<Row>> {
  const row = { ...category, slug: slugFrom(category.name) }
  return resultOf(await db.from('help_categories').insert(row).select('id').single())
}

/** Renames a category, describes it anew, or moves it. */
export async function updateCategory(
  db: Db,
  id: string,
  category: CategoryInput,
): Promise<Result<Row>> {
  const row = { ...category, slug: slugFrom(category.name) }
  return present(
    await db.from('help_categories').update(row).eq('id', id).select('id').maybeSingle(),
  )
}

/** Deletes a category that is empty. */
export async function deleteCategory(db: Db, id: string): Promise<Result<Row>> {
  return present(await db.from('help_categories').delete().eq('id', id).select('id').maybeSingle())
}

/** The category that a form chose, or the new one that it names, made behind the others. */
export async function chosenCategory(
  db: Db,
  { category_id, new_category }: ArticleInput,
): Promise<Result<Row>> {
  if (category_id !== 'new') return { ok: true, value: { id: category_id } }
  return createCategory(db, { name: new_category ?? '', description: '', position: 100 })
}

/** Writes a new article; answers its id. */
export async function createArticle(
  db: Db,
  category: string,
  { title, slug, summary, body }: ArticleInput,
  status: ArticleStatus,
): Promise<Result<Row>> {
  const row = { title, slug, summary, body, status, category_id: category }
  return resultOf(await db.from('help_articles').insert(row).select('id').single())
}

/** Changes an article as it was at that version; refused as stale when it has changed since. */
export async function updateArticle(
  db: Db,
  { id, version }: { id: string; version: number },
  category: string,
  { title, slug, summary, body }: ArticleInput,
  status: ArticleStatus,
): Promise<Result<Row>> {
  const row = { title, slug, summary, body, status, category_id: category }
  return overVersion(db, { id, version }, row)
}

/** Deletes an article for everybody but its writers, or takes it back as a draft. */
export async function setArticleStatus(
  db: Db,
  of: { id: string; version: number },
  status: ArticleStatus,
): Promise<Result<Row>> {
  return overVersion(db, of, { status })
}

async function overVersion(
  db: Db,
  { id, version }: { id: string; version: number },
  row: { status: ArticleStatus },
): Promise<Result<Row>> {
  const table = db.from('help_articles')
  const changed = resultOf(
    await table.update(row).eq('id', id).eq('version', version).select('id').maybeSingle(),
  )
  if (!changed.ok) return changed
  if (changed.value) return { ok: true, value: changed.value }
  const seen = resultOf(await table.select('id').eq('id', id).maybeSingle())
  if (!seen.ok) return seen
  return { ok: false, refusal: { kind: seen.value ? 'stale' : 'not_found' } }
}

/** Counts whether an article helped; false when it was not counted. */
export async function rateArticle(
  db: Db,
  vote: { slug: string; helpful: boolean; ip: string | null },
): Promise<boolean> {
  const { slug, helpful, ip } = vote
  const { data, error } = await db.rpc('rate_help_article', { slug, helpful, ...(ip && { ip }) })
  if (error) throw new Error(`rate article ${slug}: ${error.message}`, { cause: error })
  return data
}

/** Puts a picture of an article into Storage. */
export async function putPicture(
  db: Db,
  article: string,
  { name, content }: { name: string; content: Buffer },
): Promise<Result<null>> {
  const { error } = await db.storage.from('help').upload(`${article}/${name}`, content, {
    contentType: 'image/webp',
    cacheControl: '31536000',
  })
  if (!error) return { ok: true, value: null }
  // Of an article that is not there, Storage says that the policy refuses it.
  if (error.status && error.status < 500) return { ok: false, refusal: { kind: 'not_found' } }
  throw new Error(`put picture of ${article}: ${error.message}`, { cause: error })
}

function present(answer: Parameters<typeof resultOf<Row | null>>[0]): Result<Row> {
  const result = resultOf(answer)
  if (!result.ok) return result
  return result.value
    ? { ok: true, value: result.value }
    : { ok: false, refusal: { kind: 'not_found' } }
}
