import { expect, test } from 'vitest'
import { structuredData } from '@/lib/help/structured-data'

test('search engines are told of the article and the way to it; no text ends the element', () => {
  const text = structuredData(
    {
      slug: 'hums',
      title: 'It </script><script>alert(1)</script> hums',
      summary: '',
      body: '',
      category: { slug: 'printers', name: 'Printers' },
      publishedAt: '2026-11-01T00:00:00Z',
      editedAt: '2026-11-02T00:00:00Z',
    },
    'https://help.example',
    'Example',
  )
  expect(text).not.toContain('<')
  const [article, crumbs] = JSON.parse(text)['@graph']
  expect(article).toMatchObject({
    '@type': 'Article',
    headline: 'It </script><script>alert(1)</script> hums',
    mainEntityOfPage: 'https://help.example/help/hums',
    dateModified: '2026-11-02T00:00:00Z',
  })
  expect(crumbs.itemListElement.map(({ item }: { item: string }) => item)).toEqual([
    'https://help.example/help',
    'https://help.example/help/in/printers',
    'https://help.example/help/hums',
  ])
})
