import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { FoundArticle, HelpSection, PublishedArticle } from './types'

/** The published articles by category; of one category alone when its slug is given. */
export async function listContents(db: Db, category?: string): Promise<HelpSection[]> {
  const only = category === undefined ? {} : { category_slug: category }
  const { data, error } = await db.rpc('read_help_contents', only, { get: true })
  if (error) throw new Error(`read help contents: ${error.message}`, { cause: error })
  const sections = new Map<string, HelpSection>()
  for (const row of data) {
    const { slug_of_category: slug, category: name, category_description: description } = row
    const section = sections.get(slug) ?? { slug, name, description, articles: [] }
    section.articles.push({
      slug: row.slug,
      title: row.title,
      summary: row.summary,
      editedAt: row.edited_at,
    })
    sections.set(slug, section)
  }
  return [...sections.values()]
}

/** The published article of this address, or of a former one; null when there is none. */
export async function readArticle(db: Db, slug: string): Promise<PublishedArticle | null> {
  const { data, error } = await db.rpc('read_help_article', { slug }, { get: true })
  if (error) throw new Error(`read help article ${slug}: ${error.message}`, { cause: error })
  const [row] = data
  return row
    ? {
        slug: row.article_slug,
        title: row.title,
        summary: row.summary,
        body: row.body,
        category: { slug: row.category_slug, name: row.category },
        publishedAt: row.published_at,
        editedAt: row.edited_at,
      }
    : null
}

/** What a search found; or how many seconds to wait, where too many came from one place. */
export type HelpSearch = { found: FoundArticle[]; wait: number }

/** Published articles for what was typed, the best first; typing errors are forgiven. */
export async function searchHelp(
  db: Db,
  typed: string,
  { atMost, ip }: { atMost: number; ip: string | null },
): Promise<HelpSearch> {
  const args = { typed, at_most: atMost, ...(ip && { ip }) }
  const { data, error } = await db.rpc('search_help', args)
  if (error?.code === 'PT429') return { found: [], wait: Number(error.details) || 60 }
  if (error) throw new Error(`search help: ${error.message}`, { cause: error })
  return { found: data, wait: 0 }
}

/** What the workspace is called, and its logo in the bucket `logos`. */
export async function readPublicFace(db: Db): Promise<{ name: string; logo: string | null }> {
  const { data, error } = await db.rpc('workspace_face', undefined, { get: true }).single()
  if (error) throw new Error(`workspace face: ${error.message}`, { cause: error })
  return data
}
