import { ARTICLE_STATUS_LABELS } from '@/lib/help/labels'
import type { ArticleStatus as Status } from '@/lib/help/types'

const DOTS: Record<Status, string> = {
  draft: 'border border-muted-foreground',
  published: 'bg-success',
  deleted: 'bg-muted-foreground',
}

/** Whether an article is out: a dot that is full or empty, and the word. */
export function ArticleStatus({ status }: { status: Status }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 rounded-full ${DOTS[status]}`} />
      {ARTICLE_STATUS_LABELS[status]}
    </span>
  )
}
