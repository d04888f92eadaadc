import type { ArticleFacts } from './types'

/** What lists of articles are kept under. */
export const CONTENTS_TAG = 'help-contents'
/** What the map for search engines is kept under. */
export const SITEMAP_TAG = 'help-sitemap'
/** What the name of the workspace is kept under, wherever the public reads it. */
export const WORKSPACE_TAG = 'workspace'
/** What the page of an article is kept under, by the address that was asked for. */
export const articleTag = (slug: string) => `help-article-${slug}`
/** What the list of one category is kept under, which stands beside its articles as well. */
export const categoryTag = (slug: string) => `help-category-${slug}`

/**
 * What has to be made anew when an article becomes another, and nothing else: the page of an article
 * whose text alone changed is no concern of its neighbours. Null: it is not there.
 */
export function tagsOfChange(before: ArticleFacts | null, after: ArticleFacts | null): string[] {
  const [was, is] = [shown(before), shown(after)]
  if (!was && !is) return []
  const sides = [was, is].filter((side) => side !== null)
  const listed = !was || !is || LISTED.some((fact) => was[fact] !== is[fact])
  return [
    ...new Set([
      SITEMAP_TAG,
      ...sides.map(({ slug }) => articleTag(slug)),
      ...(listed ? [CONTENTS_TAG, ...sides.map(({ category }) => categoryTag(category))] : []),
    ]),
  ]
}

const LISTED = ['slug', 'title', 'summary', 'category'] as const

const shown = (facts: ArticleFacts | null) => (facts?.status === 'published' ? facts : null)
