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

/** Published articles for what was typed, the best first; typing errors are forgiven. */
export async function searchHelp(db: Db, typed: string, atMost: number): Promise<FoundArticle[]> {
  const args = { typed, at_most: atMost }
  const { data, error } = await db.rpc('search_help', args, { get: true })
  if (error) throw new Error(`search help: ${error.message}`, { cause: error })
  return data
}

/** How the workspace calls itself. */
export async function readWorkspaceTitle(db: Db): Promise<string> {
  const { data, error } = await db.rpc('workspace_title', undefined, { get: true })
  if (error) throw new Error(`workspace title: ${error.message}`, { cause: error })
  return data
}
