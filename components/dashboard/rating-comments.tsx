import Link from 'next/link'
import { RelativeTime } from '@/components/tickets/relative-time'
import type { Comment } from '@/lib/dashboard/types'
import { scoreText } from '@/lib/requests/labels'

type RatingCommentsProps = { comments: Comment[]; reader: { timeZone: string } }

/** The last words that came with ratings, each with its ticket. */
export function RatingComments({ comments, reader }: RatingCommentsProps) {
  if (comments.length === 0) {
    return <p className="text-muted-foreground">Nobody wrote anything with a rating.</p>
  }
  return (
    <section aria-labelledby="comments" className="min-w-0">
      <h3 id="comments" className="text-2xs font-medium text-muted-foreground">
        Last comments
      </h3>
      <ul className="mt-1 flex flex-col">
        {comments.map(({ score, comment, at, ticket, subject }) => (
          <li key={`${ticket} ${at}`} className="min-w-0 border-b py-2 last:border-b-0">
            <p dir="auto" className="line-clamp-3 whitespace-pre-line wrap-anywhere">
              {comment}
            </p>
            <p className="mt-0.5 flex min-w-0 items-baseline gap-x-2 text-xs text-muted-foreground">
              <span className="shrink-0">{scoreText(score)}</span>
              <Link
                href={`/tickets/${ticket}`}
                prefetch={false}
                className="min-w-0 truncate rounded-sm underline-offset-2 hover:text-foreground hover:underline"
              >
                #{ticket} <bdi>{subject}</bdi>
              </Link>
              <RelativeTime at={at} timeZone={reader.timeZone} className="ml-auto shrink-0" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
