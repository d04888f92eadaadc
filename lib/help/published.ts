import 'server-only'
import { unstable_cache } from 'next/cache'
import { asStranger } from '@/lib/auth/gate'
import { articleTag, CONTENTS_TAG, categoryTag, SITEMAP_TAG, WORKSPACE_TAG } from './cache-tags'
import { listContents, readArticle, readWorkspaceTitle } from './public-queries'

// An edit empties what it concerns at once. This is for what another process or a hand in the
// database changed: after as many seconds it shows as well.
const KEPT = 300

/** All published articles by category. */
export const publishedContents = unstable_cache(
  () => listContents(asStranger()),
  ['published contents'],
  { tags: [CONTENTS_TAG], revalidate: KEPT },
)

/** The same with the times of the last edits, for search engines. */
export const publishedSitemap = unstable_cache(
  () => listContents(asStranger()),
  ['published sitemap'],
  { tags: [CONTENTS_TAG, SITEMAP_TAG], revalidate: KEPT },
)

/** How the workspace calls itself. */
export const workspaceTitle = unstable_cache(
  () => readWorkspaceTitle(asStranger()),
  ['workspace title'],
  { tags: [WORKSPACE_TAG], revalidate: KEPT },
)

/** The published article of an address, present or former. */
export function publishedArticle(slug: string) {
  const read = unstable_cache(() => readArticle(asStranger(), slug), ['published article', slug], {
    tags: [articleTag(slug)],
    revalidate: KEPT,
  })
  return read()
}

/** A category with its published articles; null when there are none. */
export async function publishedCategory(slug: string) {
  const read = unstable_cache(
    () => listContents(asStranger(), slug),
    ['published category', slug],
    { tags: [categoryTag(slug)], revalidate: KEPT },
  )
  const [section] = await read()
  return section ?? null
}
