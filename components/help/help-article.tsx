import { articlePath, categoryPath } from '@/lib/help/addresses'
import type { RenderedArticle } from '@/lib/help/article-html'
import type { ArticleLink, PublishedArticle } from '@/lib/help/types'
import { ArticleText } from './article-text'
import { HelpVote } from './help-vote'

/** From how many sections on there is a list of them. */
const LISTED_FROM = 3

type HelpArticleProps = {
  article: PublishedArticle
  rendered: RenderedArticle
  beside: ArticleLink[]
  /** JSON that may stand in a page. */
  data: string
  rate: (form: FormData) => Promise<void>
}

/** An article with the way to it, its sections, and what stands beside it. */
export function HelpArticle({ article, rendered, beside, data, rate }: HelpArticleProps) {
  const { title, summary, category, editedAt } = article
  const { html, parts } = rendered
  return (
    <div className="mx-auto max-w-4xl px-4 sm:px-8">
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/help/structured-data.ts escapes it
        dangerouslySetInnerHTML={{ __html: data }}
      />
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-muted-foreground print:hidden">
        <ol className="flex flex-wrap gap-x-2">
          <li>
            <a href="/help" className="rounded-sm underline underline-offset-2">
              Help centre
            </a>
          </li>
          <li className="before:mr-2 before:content-['›'] before:content-['›'/'']">
            <a
              href={categoryPath(category.slug)}
              className="rounded-sm wrap-anywhere underline underline-offset-2"
            >
              {category.name}
            </a>
          </li>
        </ol>
      </nav>
      <article className="max-w-[42rem] pt-4">
        <h1 className="text-xl wrap-anywhere">{title}</h1>
        {summary && <p className="mt-2 text-base text-muted-foreground wrap-anywhere">{summary}</p>}
        {parts.length >= LISTED_FROM && (
          <nav aria-label="On this page" className="mt-5 border-l-2 pl-4 text-sm print:hidden">
            <ul>
              {parts.map((part) => (
                <li key={part.id}>
                  <a
                    href={`#${part.id}`}
                    className="inline-flex min-h-7 items-center rounded-sm text-muted-foreground wrap-anywhere hover:text-foreground hover:underline"
                  >
                    {part.title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <ArticleText html={html} className="mt-6" />
        <p className="mt-8 text-sm text-muted-foreground">
          Last changed on <time dateTime={editedAt}>{dayOf(editedAt)}</time>
        </p>
      </article>
      <HelpVote rate={rate} />
      {beside.length > 0 && (
        <section aria-labelledby="beside" className="mt-8 print:hidden">
          <h2 id="beside" className="text-base wrap-anywhere">
            More about {category.name}
          </h2>
          <ul className="mt-1">
            {beside.map((other) => (
              <li key={other.slug}>
                <a
                  href={articlePath(other.slug)}
                  className="inline-flex min-h-9 items-center rounded-sm text-base text-primary wrap-anywhere hover:text-primary-hover hover:underline"
                >
                  {other.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** The same for every reader: the page is kept for all of them. */
function dayOf(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
