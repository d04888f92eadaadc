import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

async function idOf(sql: string, values: unknown[]): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(sql, values)
  return theOnly(rows).id
}

/** An article that everybody reads and one that only writers see, and a category without any. */
export async function makeHelp(word: string) {
  const category = (name: string) =>
    idOf('insert into public.help_categories (name, slug) values ($1, $2) returning id', [
      `${name} ${word}`,
      `${name.toLowerCase()}-${word}`,
    ])
  const [category_id, spare] = [await category('Hums'), await category('Spare')]
  const like = { category_id, title: `It hums ${word}`, body: 'Turn it off, and on again.' }
  const article = (status: string) =>
    idOf(
      `insert into public.help_articles (category_id, title, body, slug, status)
       values ($1, $2, $3, $4, $5) returning id`,
      [...Object.values(like), `${status}-${word}`, status],
    )
  return { spare, like, published: await article('published'), draft: await article('draft') }
}
