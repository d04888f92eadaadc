import type { MetadataRoute } from 'next'
import { webEnv } from '@/lib/env'
import { articlePath, categoryPath } from '@/lib/help/addresses'
import { publishedSitemap } from '@/lib/help/published'

// It bears the address of this installation, which is a setting of the process.
export const dynamic = 'force-dynamic'

/** Every page that is for search engines: the help centre. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { SITE_URL } = webEnv()
  const sections = await publishedSitemap()
  return [
    { url: `${SITE_URL}/help` },
    ...sections.map(({ slug }) => ({ url: `${SITE_URL}${categoryPath(slug)}` })),
    ...sections
      .flatMap(({ articles }) => articles)
      .map(({ slug, editedAt }) => ({
        url: `${SITE_URL}${articlePath(slug)}`,
        lastModified: editedAt,
      })),
  ]
}
