import { articlePath, categoryPath } from '@/lib/help/addresses'
import type { ArticleLink, HelpSection } from '@/lib/help/types'

/** How many articles of a category the front page shows. */
const SHOWN = 6

/** Categories with their articles; `alone`: the one category of the page, whose name stands above. */
export function HelpContents({ sections, alone }: { sections: HelpSection[]; alone?: boolean }) {
  if (sections.length === 0) {
    return (
      <p className="mx-auto max-w-4xl px-4 py-16 text-base text-muted-foreground sm:px-8">
        There are no articles yet. Write to us, and somebody answers.
      </p>
    )
  }
  const [only] = sections
  if (alone && only) {
    return (
      <div className="mx-auto max-w-4xl px-4 py-8 sm:px-8">
        <ArticleLinks articles={only.articles} summaries />
      </div>
    )
  }
  return (
    <div className="mx-auto grid max-w-4xl gap-x-10 gap-y-10 px-4 py-10 sm:px-8 md:grid-cols-2">
      {sections.map((section) => (
        <Category key={section.slug} section={section} />
      ))}
    </div>
  )
}

function Category({ section: { slug, name, description, articles } }: { section: HelpSection }) {
  return (
    <section aria-labelledby={`in-${slug}`} className="min-w-0">
      <h2 id={`in-${slug}`} className="text-base wrap-anywhere">
        <a href={categoryPath(slug)} className="rounded-sm hover:underline">
          {name}
        </a>
      </h2>
      {description && (
        <p className="mt-0.5 text-sm text-muted-foreground wrap-anywhere">{description}</p>
      )}
      <div className="mt-2 border-t pt-1">
        <ArticleLinks articles={articles.slice(0, SHOWN)} />
        {articles.length > SHOWN && (
          <a
            href={categoryPath(slug)}
            className="mt-1 inline-flex min-h-8 items-center rounded-sm text-sm text-muted-foreground underline underline-offset-2 hover:text-foreground"
          >
            All {articles.length} about {name}
          </a>
        )}
      </div>
    </section>
  )
}

function ArticleLinks({ articles, summaries }: { articles: ArticleLink[]; summaries?: boolean }) {
  return (
    <ul className={summaries ? 'divide-y' : ''}>
      {articles.map(({ slug, title, summary }) => (
        <li key={slug} className={summaries ? 'py-3' : ''}>
          <a
            href={articlePath(slug)}
            className="flex min-h-9 items-center rounded-sm text-base text-primary wrap-anywhere hover:text-primary-hover hover:underline"
          >
            {title}
          </a>
          {summaries && summary && (
            <p className="max-w-[70ch] text-sm text-muted-foreground wrap-anywhere">{summary}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
