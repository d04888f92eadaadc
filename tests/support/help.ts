import { oneOff, rowsOf } from './workspace'

/** A published article of this title, under an address that no other has. */
export async function publishedArticle(title: string): Promise<{ id: string; slug: string }> {
  const slug = oneOff('article')
  const [made] = await rowsOf<{ id: string }>(
    `insert into public.help_articles (category_id, title, slug, summary, body, status)
     select c.id, $1, $2, 'What to do about it.', E'## What it is\\n\\nTurn it off, and on again.', 'published'
     from public.help_categories c where c.slug = 'bringing-data-along' returning id`,
    [title, slug],
  )
  if (!made) throw new Error('the demo has no category to write into')
  return { id: made.id, slug }
}

/** The same in a category of its own: what others publish meanwhile is no concern of its page. */
export async function articleApart(title: string): Promise<{ id: string; slug: string }> {
  const made = await publishedArticle(title)
  await rowsOf(
    `with apart as (
       insert into public.help_categories (name, slug, position) values ($2, $2, 9000) returning id)
     update public.help_articles a set category_id = apart.id from apart where a.id = $1`,
    [made.id, oneOff('apart')],
  )
  return made
}
