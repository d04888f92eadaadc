/** Where an article is read. */
export const articlePath = (slug: string) => `/help/${slug}`

/** Where the articles of a category are listed. */
export const categoryPath = (slug: string) => `/help/in/${slug}`

const MOST = 100
const ENDINGS = /^-+|-+$/g

/**
 * A name for an address out of words: small letters without accents, digits and dashes, as
 * `private.is_slug` takes it. Empty where nothing of them can be written so.
 */
export function slugFrom(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(ENDINGS, '')
    .slice(0, MOST)
    .replace(ENDINGS, '')
}
