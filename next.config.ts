import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NextConfig } from 'next'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const migrations = readdirSync('supabase/migrations')
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace(/\.sql$/, ''))
  .sort()

const SECURITY_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

// Of the pages of the help centre, which are the same for everybody and bear no nonce: files of ours
// run, and nothing that stands in a page. cache-handler.mjs takes out what the framework puts there.
const development = process.env.NODE_ENV === 'development'
const HELP_POLICY = [
  "default-src 'self'",
  `script-src 'self'${development ? " 'unsafe-inline' 'unsafe-eval'" : ''}`,
  `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const config: NextConfig = {
  output: 'standalone',
  // What lib/health/build.ts compares with the database, wherever the build is taken.
  env: { BUILD_VERSION: version, BUILD_MIGRATIONS: migrations.join(' ') },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run verify` checks the types of the whole tree; a machine that runs it need not do so again.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
  // Pages of the help centre live in memory, without the framework's scripts.
  cacheHandler: join(import.meta.dirname, 'cache-handler.mjs'),
  cacheMaxMemorySize: 0,
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/help',
        has: [{ type: 'query', key: 'q' }],
        destination: '/help/search',
      },
      // A name of a category: what has none in its address is made while the app is built, and no
      // database is there then.
      { source: '/help', destination: '/help/in/all' },
    ],
    // Browsers ask for it wherever they have not read of another: where they show JSON, or too soon.
    afterFiles: [{ source: '/favicon.ico', destination: '/icon.svg' }],
    fallback: [],
  }),
  headers: async () => [
    {
      source: '/:path*',
      headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
    },
    // Pages get theirs from middleware.ts, with a nonce; this is for what its matcher leaves out.
    ...['/api/:path*', '/_next/:path*', '/:file(favicon.ico|icon.svg|robots.txt|sitemap.xml)'].map(
      (source) => ({
        source,
        headers: [
          {
            key: 'Content-Security-Policy',
            value: "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
          },
        ],
      }),
    ),
    // The same paths as middleware.ts leaves out. Caches ask each time, so that edits show.
    ...[
      { source: '/help', missing: [{ type: 'query' as const, key: 'q' }] },
      { source: '/help/:slug((?!search$)[^/]+)' },
      { source: '/help/in/:category' },
      { source: '/help/:slug/thanks' },
    ].map((of) => ({
      ...of,
      headers: [
        { key: 'Content-Security-Policy', value: HELP_POLICY },
        { key: 'Cache-Control', value: 'public, max-age=0, must-revalidate' },
      ],
    })),
    // Their address is a secret: it is told to no other site, and found by no search.
    ...['/r/:path*', '/api/requests/:path*'].map((source) => ({
      source,
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
      ],
    })),
    // What others uploaded: whatever it turns out to be, it does nothing.
    ...[
      '/api/users/:id/picture',
      '/api/logo',
      '/api/attachments/:path*',
      '/api/requests/:token/files/:path*',
      '/help/pictures/:path*',
      '/help/:slug/card.png',
    ].map((source) => ({
      source,
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }],
    })),
  ],
}

export default config
