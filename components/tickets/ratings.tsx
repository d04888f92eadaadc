import type { Rating } from '@/lib/ratings/types'
import { scoreText } from '@/lib/requests/labels'
import { RelativeTime } from './relative-time'

type RatingsProps = { ratings: Rating[]; timeZone: string }

/** What the requester thought of the help, newest first; nothing while they have not said. */
export function Ratings({ ratings, timeZone }: RatingsProps) {
  if (ratings.length === 0) return null
  return (
    <section aria-labelledby="ratings" className="flex flex-col gap-2 border-t p-4 sm:p-6 lg:p-5">
      <h2 id="ratings" className="text-sm">
        Rating
      </h2>
      <ul className="flex flex-col gap-3">
        {ratings.map(({ id, score, comment, at }) => (
          <li key={id} className="flex min-w-0 flex-col gap-0.5">
            <span className="flex items-baseline justify-between gap-2">
              <span className="font-medium">{scoreText(score)}</span>
              <RelativeTime
                at={at}
                timeZone={timeZone}
                className="shrink-0 text-xs text-muted-foreground"
              />
            </span>
            {comment && (
              <p
                dir="auto"
                className="text-xs whitespace-pre-line text-muted-foreground wrap-anywhere"
              >
                {comment}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
