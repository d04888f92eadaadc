import { describe, expect, test } from 'vitest'
import PageCache, { withoutScripts } from '@/cache-handler.mjs'
import { contentSecurityPolicy } from '@/lib/auth/content-security-policy'
import config from '@/next.config'

const cache = new PageCache()
const SCRIPT = 'self.__next_f.push([1,"it hums"])'
const HTML = `<html><script src="/_next/a.js" async=""></script><script>${SCRIPT}</script><script type="application/ld+json">{"a":1}</script></html>`

function page(tags: string, html = HTML) {
  return {
    kind: 'APP_PAGE',
    html,
    headers: { 'x-next-cache-tags': tags } as Record<string, string>,
  }
}

/** The policies that next.config.ts names for pages of the help centre. */
async function policies(): Promise<string[]> {
  const rules = (await config.headers?.()) ?? []
  return rules
    .filter(({ source }) => /^\/help(?!\/pictures|.*card)/.test(source))
    .flatMap(({ headers }) => headers)
    .filter(({ key }) => key === 'Content-Security-Policy')
    .map(({ value }) => value)
}

describe('the policy of pages that are the same for everybody', () => {
  test('lets files of ours run, and nothing that stands in a page', async () => {
    const all = await policies()
    expect(all.length).toBeGreaterThan(3)
    for (const policy of all) {
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toMatch(/unsafe|sha256|nonce/)
    }
  })

  test('is in all else that of other pages', async () => {
    const policy = contentSecurityPolicy({ nonce: 'n', siteUrl: 'http://127.0.0.1' })
    const rest = (text: string) =>
      text
        .split('; ')
        .filter((part) => !/^(script|style|img)-src/.test(part))
        .sort()
    for (const one of await policies()) expect(rest(one)).toEqual(rest(policy))
  })

  test('the status of what is not there is told by the page, and by no text in it', async () => {
    const statusOf = async (html: string) => {
      const one: ReturnType<typeof page> & { status?: number } = page('a', html)
      await cache.set('/route-cache/APP_PAGE/0/$/help/missing', one, {})
      return one.status
    }
    expect(await statusOf('<main><div data-status="404">no</div></main>')).toBe(404)
    expect(await cache.get('/route-cache/APP_PAGE/0/$/help/missing', {})).not.toBeNull()
    expect(await statusOf('<main><div data-status="503">later</div></main>')).toBe(503)
    expect(await cache.get('/route-cache/APP_PAGE/0/$/help/missing', {})).toBeNull()
    expect(await statusOf('<code>&lt;div data-status="404"&gt;</code>')).toBeUndefined()
  })

  test('fits the page: scripts go before it is kept, of the help centre alone', async () => {
    const [help, other] = [page('a'), page('a')]
    await cache.set('/route-cache/APP_PAGE/0/$/help/hums', help, {})
    await cache.set('/route-cache/APP_PAGE/0/$/_not-found', other, {})
    expect(help.html).not.toContain(SCRIPT)
    expect(other.html).toContain(SCRIPT)
  })
})

describe('a page that is only read', () => {
  test('goes without the scripts of the framework, and keeps its data and its search', () => {
    const search = '<script src="/help/suggestions.js" async=""></script>'
    const data = '<script type="application/ld+json">{"a":1}</script>'
    const preload = '<link rel="preload" as="script" href="/_next/a.js"/>'
    const page = `<p>It hums.</p>${preload}${search}${data}`
    expect(withoutScripts(`${page}${HTML}`)).toBe(
      `<p>It hums.</p>${search}${data}<html>${data}</html>`,
    )
  })
})

describe('what is kept', () => {
  test('is kept until a tag of it is emptied, and nothing else is lost', async () => {
    await cache.set('/one', page('help-contents,_N_T_/layout,one'), {})
    await cache.set('/two', page('help-contents,two'), {})
    await cache.revalidateTag('one')
    expect(await cache.get('/one', {})).toBeNull()
    expect(await cache.get('/two', {})).not.toBeNull()
  })

  test('a change that concerns the desk makes no page anew', async () => {
    await cache.set('/three', page('_N_T_/layout,three'), {})
    await cache.revalidateTag(['_N_T_/layout', '_N_T_/articles/layout'])
    expect(await cache.get('/three', {})).not.toBeNull()
  })

  test('what was read before an edit and is put here after it does not stay', async () => {
    await cache.revalidateTag('four')
    await cache.set('/four', page('four'), {})
    expect(await cache.get('/four', {})).toBeNull()
  })

  test('what a page is made of goes by the tags that are asked for, too', async () => {
    const data = { kind: 'FETCH', data: { body: '{}' }, tags: ['five'] }
    await cache.set('five', data, { tags: ['five'] })
    expect(await cache.get('five', { kind: 'FETCH', tags: ['five'] })).not.toBeNull()
    await cache.revalidateTag(['five'])
    expect(await cache.get('five', { kind: 'FETCH', tags: ['five'] })).toBeNull()
  })

  test('what was not asked for longest makes room', async () => {
    const big = 'x'.repeat(8 * 1024 * 1024)
    for (const key of ['/a', '/b', '/c']) await cache.set(key, page('big', big), {})
    await cache.get('/a', {})
    for (const key of ['/d', '/e']) await cache.set(key, page('big', big), {})
    const kept = await Promise.all(['/a', '/b', '/c', '/d', '/e'].map((key) => cache.get(key, {})))
    expect(kept.map(Boolean)).toEqual([true, false, false, true, true])
  })

  // The last one: what is put here within a second of it counts as older.
  type Kept = { emptyAll(): void; empty(tags: string[]): void }
  const shared = globalThis as unknown as Record<symbol, Kept>
  const kept = () => shared[Symbol.for('counterfoil.page-cache')]

  test('goes by hand as well: by its tags, or all of it', async () => {
    for (const key of ['/six', '/seven']) await cache.set(key, page(`all,${key}`), {})
    kept()?.empty(['/six'])
    expect(await cache.get('/six', {})).toBeNull()
    expect(await cache.get('/seven', {})).not.toBeNull()
    kept()?.emptyAll()
    expect(await cache.get('/seven', {})).toBeNull()
    await cache.set('/seven', page('begun before'), {})
    expect(await cache.get('/seven', {})).toBeNull()
  })
})
