import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugFrom } from '@/lib/help/addresses'
import { articleSchema, slugSchema } from '@/lib/help/schema'

test.each([
  ['Change the name on your invoices', 'change-the-name-on-your-invoices'],
  ['  Größe & Maße — was gilt?', 'grosse-masse-was-gilt'],
  ['Don’t panic', 'dont-panic'],
  ['数字の前にゼロ', ''],
  [`${'x'.repeat(99)} y`, 'x'.repeat(99)],
])('%s is to be found at %s', (title, slug) => {
  expect(slugFrom(title)).toBe(slug)
})

test('whatever is typed makes an address that the database takes, or none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 150 }), (words) => {
      const slug = slugFrom(words)
      expect(slug === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)).toBe(true)
      expect(slug.length).toBeLessThanOrEqual(100)
    }),
  )
})

test.each(['all', 'in', 'search', 'pictures', 'thanks', 'Big', 'a--b', '-a', 'a/b', ''])(
  '«%s» is no address of an article',
  (slug) => {
    expect(slugSchema.safeParse(slug).success).toBe(false)
  },
)

test('a title that makes no address asks for one', () => {
  const sent = { title: '数字', category_id: 'new', new_category: 'Scanner' }
  const refused = articleSchema.safeParse(sent)
  expect(refused.error?.issues.map(({ path }) => path[0])).toEqual(['slug'])
  expect(articleSchema.safeParse({ ...sent, slug: 'zeros' }).data?.slug).toBe('zeros')
})
