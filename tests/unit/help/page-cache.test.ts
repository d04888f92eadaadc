import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import PageCache, { policyOf, withoutScripts } from '@/cache-handler.mjs'
import { contentSecurityPolicy } from '@/lib/auth/content-security-policy'

const cache = new PageCache()
const SCRIPT = 'self.__next_f.push([1,"it hums"])'
const HTML = `<html><script src="/_next/a.js" async=""></script><script>${SCRIPT}</script><script type="application/ld+json">{"a":1}</script></html>`
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function page(tags: string, html = HTML) {
  return {
    kind: 'APP_PAGE',
    html,
    headers: { 'x-next-cache-tags': tags } as Record<string, string>,
  }
}

describe('the policy of a page that is the same for everybody', () => {
  test('names each script that stands in it, and neither files nor data', () => {
    expect(policyOf(HTML)).toContain(`script-src 'self' ${hashOf(SCRIPT)};`)
    expect(policyOf(HTML)).not.toContain(hashOf('{"a":1}'))
    expect(policyOf(HTML)).not.toContain('unsafe')
  })

  test('is in all else that of other pages', () => {
    const policy = contentSecurityPolicy({ nonce: 'n', siteUrl: 'http://127.0.0.1' })
    const rest = (text: string) =>
      text
        .split('; ')
        .filter((part) => !/^(script|style|img)-src/.test(part))
        .sort()
    expect(rest(policyOf(HTML))).toEqual(rest(policy))
  })

  test('comes with the page, of the help centre alone', async () => {
    const [help, other] = [page('a'), page('a')]
    await cache.set('/route-cache/APP_PAGE/0/$/help/hums', help, {})
    await cache.set('/route-cache/APP_PAGE/0/$/_not-found', other, {})
    expect(help.headers['content-security-policy']).toContain("script-src 'self';")
    expect(help.html).not.toContain(SCRIPT)
    expect(other.html).toContain(SCRIPT)
    expect(other.headers['content-security-policy']).toBeUndefined()
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

  test('keeps them where they put it together', () => {
    const parts = `<template id="B:0"></template>${HTML}`
    expect(withoutScripts(parts)).toBe(parts)
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
})
