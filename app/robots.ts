import type { MetadataRoute } from 'next'
import { webEnv } from '@/lib/env'

// It bears the address of this installation, which is a setting of the process.
export const dynamic = 'force-dynamic'

/** The help centre and what else is for everybody is for search engines; the desk is not. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: ['/help', '/request$', '/developers', '/_next/static/', '/icon.svg'],
      disallow: ['/', '/help/search', '/help?q='],
    },
    sitemap: `${webEnv().SITE_URL}/sitemap.xml`,
  }
}
