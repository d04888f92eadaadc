import { z } from 'zod'
import { id, line, optional, text } from '@/lib/forms/fields'
import { slugFrom } from './addresses'
import { ARTICLE_STATUSES } from './types'

/** An article's or category's id as it stands in an address. */
export const helpIdSchema = z.uuid()

/** The last part of an article's address, as `private.is_slug` takes it. */
export const slugSchema = z
  .string()
  .max(100, 'The address is longer than 100 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and dashes between them, please.')
  .refine(
    (slug) => !['all', 'in', 'search', 'pictures', 'thanks'].includes(slug),
    'This address is a page of the help centre itself: choose another.',
  )

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

/** What an article consists of, as its form sends it. Without an address, the title makes one. */
export const articleSchema = z
  .object({
    title: line('The title', 120),
    category_id: z.union([z.literal('new'), id('The category')]),
    new_category: optional(line('The new category', 80)),
    slug: z.preprocess(trimmed, optional(slugSchema)),
    summary: z
      .preprocess(trimmed, optional(line('The summary', 300)))
      .transform((summary) => summary ?? ''),
    body: optional(text('The text', 100_000)).transform((body) => body ?? ''),
  })
  .superRefine(({ title, slug, category_id, new_category }, { addIssue }) => {
    if (category_id === 'new' && !new_category) {
      const message = 'Name the new category, or choose one that is there.'
      addIssue({ code: 'custom', path: ['new_category'], message })
    }
    if (!slug && !slugSchema.safeParse(slugFrom(title)).success) {
      const message = 'The title makes no address: type one, in small letters.'
      addIssue({ code: 'custom', path: ['slug'], message })
    }
  })
  .transform(({ slug, ...article }) => ({ ...article, slug: slug ?? slugFrom(article.title) }))

/** What a button of the form asks for. */
export const intentSchema = z.enum(['save', 'publish', 'unpublish', 'preview']).catch('save')

/** A version as a form carries it along. */
export const versionSchema = z.coerce
  .number('The version is missing.')
  .int()
  .positive()
  .max(2 ** 31 - 1)

/** What a category is, as its form sends it. */
export const categorySchema = z.object({
  name: line('The name', 80),
  description: z
    .preprocess(trimmed, optional(line('The description', 200)))
    .transform((description) => description ?? ''),
  position: z.coerce
    .number('The position is a number.')
    .int('The position is a whole number.')
    .min(0, 'The position is 0 or more.')
    .max(10_000, 'The position is 10,000 at most.'),
})

/** A new one, whose name makes its address. */
export const newCategorySchema = categorySchema.superRefine(({ name }, { addIssue }) => {
  if (slugSchema.safeParse(slugFrom(name)).success) return
  const message = 'The name makes no address: use some letters a to z or digits.'
  addIssue({ code: 'custom', path: ['name'], message })
})

/** When a category last changed before its form was shown, as the form carries it along. */
export const seenSchema = z.iso.datetime({ offset: true }).max(40).catch('1970-01-01T00:00:00Z')

/** How the writers' list is narrowed, as its address says it. What cannot be read is left out. */
export const articleFilterSchema = z.object({
  q: z.string().trim().max(120).catch(''),
  status: z.enum(ARTICLE_STATUSES).optional().catch(undefined),
  before: z
    .string()
    .max(100)
    .regex(/^[\d:T.+-]+_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})

/** What a reader says of an article. */
export const voteSchema = z.object({ helpful: z.enum(['yes', 'no']) })

export type ArticleInput = z.output<typeof articleSchema>
export type CategoryInput = z.output<typeof categorySchema>
