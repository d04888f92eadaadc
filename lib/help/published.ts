import 'server-only'
import { unstable_cache } from 'next/cache'
import { asStranger } from '@/lib/auth/gate'
import {
  articleTag,
  CONTENTS_TAG,
  categoryTag,
  pictureTag,
  SITEMAP_TAG,
  WORKSPACE_TAG,
} from './cache-tags'
import { listContents, readArticle, readPublicFace } from './public-queries'
import { getPicture } from './queries'

// Kept until an edit empties it (lib/help/edits.ts), in every process and whoever made it.
const KEPT = false

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

/** What the workspace is called, and its logo. */
export const publicFace = unstable_cache(() => readPublicFace(asStranger()), ['workspace face'], {
  tags: [WORKSPACE_TAG],
  revalidate: KEPT,
})

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

/** The picture of this name of an article, until a writer takes it back. */
export async function publishedPicture(article: string, name: string): Promise<Blob | null> {
  // The answer is kept with its bytes, under the tags of what it asked for: this is all that bears one.
  const named = unstable_cache(async () => true, ['published picture', name], {
    tags: [pictureTag(name)],
    revalidate: KEPT,
  })
  await named()
  return await getPicture(asStranger(), article, name)
}
