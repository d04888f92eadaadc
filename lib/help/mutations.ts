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

/**
 * Renames a category, describes it anew, or moves it, as it was when it was seen; its address stays.
 * Refused as stale when it has changed since.
 */
export async function updateCategory(
  db: Db,
  { id, seen }: { id: string; seen: string },
  { name, description, position }: CategoryInput,
): Promise<Result<Row>> {
  const table = db.from('help_categories')
  const change = { name, description, position }
  const changed = resultOf(
    await table.update(change).eq('id', id).eq('updated_at', seen).select('id').maybeSingle(),
  )
  if (!changed.ok) return changed
  if (changed.value) return { ok: true, value: changed.value }
  const still = resultOf(await table.select('id').eq('id', id).maybeSingle())
  if (!still.ok) return still
  return { ok: false, refusal: { kind: still.value ? 'stale' : 'not_found' } }
}

/** Deletes a category that is empty. */
export async function deleteCategory(db: Db, id: string): Promise<Result<Row>> {
  return present(await db.from('help_categories').delete().eq('id', id).select('id').maybeSingle())
}

/** Writes a new article, and the category that it names anew; answers its id. */
export async function createArticle(
  db: Db,
  article: ArticleInput,
  status: ArticleStatus,
): Promise<Result<Row>> {
  return written(await db.rpc('write_help_article', whole(article, status)))
}

/** Changes an article as it was at that version; refused as stale when it has changed since. */
export async function updateArticle(
  db: Db,
  { id, version }: { id: string; version: number },
  article: ArticleInput,
  status: ArticleStatus,
): Promise<Result<Row>> {
  const of = { article_id: id, seen_version: version }
  return written(await db.rpc('write_help_article', { ...whole(article, status), ...of }))
}

function whole({ category_id, new_category, ...words }: ArticleInput, status: ArticleStatus) {
  if (category_id !== 'new') return { article: { ...words, category_id, status } }
  const name = new_category ?? ''
  return {
    article: { ...words, status },
    new_category: name,
    new_category_slug: slugFrom(name),
  }
}

function written(answer: Parameters<typeof resultOf<string>>[0]): Result<Row> {
  const result = resultOf(answer)
  return result.ok ? { ok: true, value: { id: result.value } } : result
}

/** Deletes an article for everybody but its writers, or takes it back as a draft. */
export async function setArticleStatus(
  db: Db,
  of: { id: string; version: number },
  status: ArticleStatus,
): Promise<Result<Row>> {
  const { id, version } = of
  const table = db.from('help_articles')
  const changed = resultOf(
    await table.update({ status }).eq('id', id).eq('version', version).select('id').maybeSingle(),
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
  const status = Number(error.statusCode) || error.status
  if (status === 413) return { ok: false, refusal: { kind: 'rule', constraint: 'picture_size' } }
  // Of an article that is not there, Storage says that the policy refuses it.
  if (status && [400, 403, 404].includes(status)) {
    return { ok: false, refusal: { kind: 'not_found' } }
  }
  throw new Error(`put picture of ${article}: ${error.message}`, { cause: error })
}

/** Takes a picture out of Storage; every process of the app forgets it. */
export async function removePicture(
  db: Db,
  article: string,
  name: string,
): Promise<Result<unknown>> {
  const { error } = await db.storage.from('help').remove([`${article}/${name}`])
  if (error) throw new Error(`remove picture of ${article}: ${error.message}`, { cause: error })
  return resultOf(await db.rpc('forget_help_picture', { name }))
}

function present(answer: Parameters<typeof resultOf<Row | null>>[0]): Result<Row> {
  const result = resultOf(answer)
  if (!result.ok) return result
  return result.value
    ? { ok: true, value: result.value }
    : { ok: false, refusal: { kind: 'not_found' } }
}
