import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Named } from '@/lib/tickets/types'
import { asksForTag } from './tag-in-query'
import type { CountedTag, TagFilter, TagPage, TagUses } from './types'

/** Tags on one page of the list. */
const PAGE_SIZE = 50

/** One page of the tags by name, with how many tickets bear each. Keyset-paged by the name. */
export async function listTags(db: Db, { q, unused, after, before }: TagFilter): Promise<TagPage> {
  const { data, error } = await db.rpc('list_counted_tags', {
    search: q,
    unused: unused === 'on',
    before,
    after: before ? undefined : after,
    page_size: PAGE_SIZE + 1,
  })
  if (error) throw new Error(`list tags: ${error.message}`, { cause: error })
  const more = data.length > PAGE_SIZE
  // The one too many stands at the end that the page was read towards.
  const tags = before && more ? data.slice(1) : data.slice(0, PAGE_SIZE)
  return {
    tags,
    next: before || more ? (tags.at(-1)?.name ?? null) : null,
    previous: (before ? more : after) ? (tags[0]?.name ?? null) : null,
  }
}

/** One tag with how many tickets bear it; null when there is none. */
export async function getTag(db: Db, id: string): Promise<CountedTag | null> {
  const { data, error } = await db.rpc('list_counted_tags', { of_tag: id }).maybeSingle()
  if (error) throw new Error(`get tag ${id}: ${error.message}`, { cause: error })
  return data
}

/** The tag of this name; null when there is none. */
export async function findTag(db: Db, name: string): Promise<Named | null> {
  const { data, error } = await db.from('tags').select('id, name').eq('name', name).maybeSingle()
  if (error) throw new Error(`find tag: ${error.message}`, { cause: error })
  return data
}

/** The macros that give a tag and the views that ask for it; at most 1,000 views are looked at. */
export async function listTagUses(db: Db, tag: string): Promise<TagUses> {
  const [macros, views] = await Promise.all([
    db
      .from('macros')
      .select('id, name')
      .contains('changes', { tags: [tag] })
      .order('name')
      .limit(500),
    db.from('views').select('id, name, query').ilike('query', '%tag%').order('name').limit(1000),
  ])
  const error = macros.error ?? views.error
  if (error) throw new Error(`uses of tag: ${error.message}`, { cause: error })
  return {
    macros: macros.data ?? [],
    views: (views.data ?? []).filter(({ query }) => asksForTag(query, tag)),
  }
}
