import { describe, expect, test } from 'vitest'
import { renderArticle } from '@/lib/help/article-html'

const ID = '0b6f1d0e-0000-4000-8000-000000000001'
const html = (text: string) => renderArticle(text).html

describe('the text of an article', () => {
  test('headings rank below the title, are listed, and have an address each', () => {
    const { html, parts } = renderArticle('# One\n\n## Über uns\n\n### Deeper\n\n## One')
    expect(parts).toEqual([
      { id: 's-one', title: 'One' },
      { id: 's-über-uns', title: 'Über uns' },
      { id: 's-one-2', title: 'One' },
    ])
    expect(html).toContain('<h2 id="s-über-uns">Über uns</h2>')
    expect(html).toContain('<h3 id="s-deeper">Deeper</h3>')
    expect(html).not.toContain('<h1')
  })

  test('headings that are alike all have addresses of their own, however many there are', () => {
    const { parts } = renderArticle(`## a 2\n${'## a\n'.repeat(20_000)}`)
    expect(new Set(parts.map(({ id }) => id)).size).toBe(20_001)
    expect(parts[1]?.id).toBe('s-a')
  })

  test('a picture of ours keeps room for itself', () => {
    const src = `/help/pictures/${ID}/${ID}-800x450.webp`
    expect(html(`![The page](${src})`)).toContain(
      `<img src="${src}" alt="The page" width="800" height="450" loading="lazy" decoding="async" />`,
    )
  })

  test.each([
    'https://elsewhere.example/x.png',
    '/api/attachments/1',
    `/help/pictures/${ID}/../../x-1x1.webp`,
    'data:image/svg+xml,<svg onload=alert(1)>',
  ])('a picture from elsewhere is not loaded: %s', (src) => {
    expect(html(`![x](<${src}>)`)).not.toContain('<img')
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<a href="/tickets/1" style="position:fixed">x</a>',
  ])('nothing in it runs or restyles the page: %s', (text) => {
    const made = html(text)
    expect(made).not.toMatch(/<script|<img|href="(javascript|data)|<a [^>]*style/)
  })

  test('links lead out, about the help centre, or to the form; nowhere else within this site', () => {
    expect(html('[x](https://a.example/)')).toContain('href="https://a.example/" rel="noopener"')
    expect(html('[x](/help/other#s-one)')).toContain('href="/help/other#s-one"')
    expect(html('[x](/request)')).toContain('href="/request"')
    expect(html('[x](/admin/users)')).toContain('<a>x</a>')
    expect(html('[x](//evil.example)')).not.toContain('evil.example"')
    expect(html('[x](/help.evil.example)')).toContain('<a>x</a>')
  })

  test('what cannot be read deeper is still shown in good time', () => {
    expect(html('> '.repeat(5000))).toBeDefined()
    expect(html('[a]('.repeat(20_000)).length).toBeLessThan(1_000_000)
  })
})
