type PageNeeds = { nonce: string; siteUrl: string; images?: 'ours' | 'all' }

/**
 * The policy of a page: scripts run by its nonce alone, nothing comes from other origins, nobody
 * frames it. Images of others come where their reader asked for them, and encrypted. Development
 * needs `unsafe-eval` for React's error overlay.
 */
export function contentSecurityPolicy({ nonce, siteUrl, images = 'ours' }: PageNeeds): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob:${images === 'all' ? ' https:' : ''}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(siteUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
