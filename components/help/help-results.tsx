import { articlePath } from '@/lib/help/addresses'
import type { FoundArticle } from '@/lib/help/types'

/** The most that a search brings. */
export const MOST_FOUND = 20

function countOf(found: number): string {
  if (found === 1) return 'One article'
  return found < MOST_FOUND ? `${found} articles` : `The best ${MOST_FOUND} articles`
}

/** What a search found, or what to do when it found nothing. */
export function HelpResults({ q, found }: { q: string; found: FoundArticle[] }) {
  return (
    <div className="mx-auto max-w-4xl px-4 py-8 sm:px-8">
      {q && (
        <h2 className="text-sm font-normal text-muted-foreground wrap-anywhere">
          {found.length === 0
            ? `Nothing was found for “${q}”.`
            : `${countOf(found.length)} for “${q}”`}
        </h2>
      )}
      {q && found.length === 0 && (
        <p className="mt-2 max-w-[60ch] text-base">
          Try other or fewer words, or{' '}
          <a href="/request" className="text-primary underline underline-offset-2">
            write to us
          </a>
          .
        </p>
      )}
      <ul className="divide-y">
        {found.map(({ slug, title, summary, category }) => (
          <li key={slug} className="py-3">
            <a
              href={articlePath(slug)}
              className="flex min-h-8 items-center rounded-sm text-base text-primary wrap-anywhere hover:text-primary-hover hover:underline"
            >
              {title}
            </a>
            <p className="max-w-[70ch] text-sm text-muted-foreground wrap-anywhere">
              {summary || category}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
