import { ExactTime } from '@/components/tickets/relative-time'
import { articlePath } from '@/lib/help/addresses'
import { votesText } from '@/lib/help/labels'
import type { Article } from '@/lib/help/types'
import { ArticleStatus } from './article-status'

/** The line above an article: whether it is out, who changed it last, and whether it helped. */
export function ArticleFacts({ article, timeZone }: { article: Article; timeZone: string }) {
  const { status, slug, editedAt, editedBy, votes } = article
  return (
    <p className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 text-xs text-muted-foreground sm:px-6">
      <span className="text-foreground">
        <ArticleStatus status={status} />
      </span>
      <span>
        Changed <ExactTime at={editedAt} timeZone={timeZone} />
        {editedBy && (
          <>
            {' '}
            by <bdi>{editedBy}</bdi>
          </>
        )}
      </span>
      {status === 'published' && (
        <>
          <span className="tabular-nums">{votesText(votes)}</span>
          <a
            href={articlePath(slug)}
            className="min-w-0 truncate rounded-sm text-primary underline underline-offset-2"
          >
            {articlePath(slug)}
          </a>
        </>
      )}
    </p>
  )
}
