import { describe, expect, test } from 'vitest'
import { tagsOfChange } from '@/lib/help/cache-tags'
import type { ArticleFacts } from '@/lib/help/types'

const article: ArticleFacts = {
  slug: 'hums',
  title: 'It hums',
  summary: '',
  body: 'Turn it off.',
  status: 'published',
  category: 'printers',
}
const draft: ArticleFacts = { ...article, status: 'draft' }
const ALL = ['help-sitemap', 'help-article-hums', 'help-contents', 'help-category-printers']

describe('what an edit makes anew', () => {
  test('another text: the article alone, and the map for search engines', () => {
    const after = { ...article, body: 'Turn it off, and on again.' }
    expect(tagsOfChange(article, after)).toEqual(['help-sitemap', 'help-article-hums'])
  })

  test('another title: the lists that it stands in as well', () => {
    expect(tagsOfChange(article, { ...article, title: 'It hums loudly' })).toEqual(ALL)
  })

  test('what becomes public, or ceases to be: its page and the lists', () => {
    expect(tagsOfChange(draft, article)).toEqual(ALL)
    expect(tagsOfChange(null, article)).toEqual(ALL)
    expect(tagsOfChange(article, { ...article, status: 'deleted' })).toEqual(ALL)
  })

  test('another address or category: the pages of both', () => {
    const after = { ...article, slug: 'buzzes', category: 'noises' }
    expect(tagsOfChange(article, after)).toEqual([
      'help-sitemap',
      'help-article-hums',
      'help-article-buzzes',
      'help-contents',
      'help-category-printers',
      'help-category-noises',
    ])
  })

  test('a draft is nobody’s concern', () => {
    expect(tagsOfChange(draft, { ...draft, title: 'It hums loudly' })).toEqual([])
    expect(tagsOfChange(null, draft)).toEqual([])
  })
})
