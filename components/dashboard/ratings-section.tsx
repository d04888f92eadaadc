import { buttonVariants } from '@/components/ui/button'
import { changeText, differenceText } from '@/lib/dashboard/changes'
import { daysName } from '@/lib/dashboard/day-names'
import { listOf } from '@/lib/dashboard/list-links'
import type { DashboardRequest } from '@/lib/dashboard/schema'
import { averageOf, averageText, ratedOf, shareText } from '@/lib/dashboard/scores'
import type { Comment, Period } from '@/lib/dashboard/types'
import { queryString } from '@/lib/forms/search-params'
import { NumberLink } from './number-link'
import { RatingComments } from './rating-comments'
import { ScoreTable } from './score-table'

type RatingsSectionProps = {
  now: Period
  before: Period
  comments: Comment[]
  reader: { timeZone: string }
  request: DashboardRequest
}

/** What requesters thought of what was solved in the range, and what they wrote. */
export function RatingsSection({ now, before, comments, reader, request }: RatingsSectionProps) {
  const { days, from, to } = request
  const [rated, ratedBefore] = [ratedOf(now.scores), ratedOf(before.scores)]
  const [average, averageBefore] = [averageOf(now.scores), averageOf(before.scores)]
  const ratedIn = (one: Period) => listOf('solved', one, reader, 'is:rated')
  return (
    <section aria-labelledby="ratings" className="border-b px-4 py-5 sm:px-6">
      <div className="flex items-center gap-4">
        <h2 id="ratings" className="mr-auto text-base">
          Ratings
        </h2>
        {rated > 0 && (
          <a
            href={`/dashboard/csv${queryString({ days, from, to, of: 'ratings' })}`}
            download
            className={buttonVariants({ className: 'print:hidden' })}
          >
            Download CSV<span className="sr-only"> of ratings</span>
          </a>
        )}
      </div>
      {rated === 0 ? (
        <p className="mt-1 text-muted-foreground">
          Nobody rated what was solved in these days. Before:{' '}
          {ratedBefore === 0 ? 'nobody' : `${ratedBefore.toLocaleString('en')} ratings`}.
        </p>
      ) : (
        <div className="mt-3 grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-[auto_minmax(0,1fr)_minmax(0,1.4fr)]">
          <dl className="flex gap-x-8 gap-y-5 md:col-span-2 xl:col-span-1 xl:flex-col">
            <Figure
              name="Average of 5"
              value={averageText(average)}
              href={ratedIn(now)}
              label={`average rating, ${daysName(now)}`}
              about={said(averageText(averageBefore), differenceText(average, averageBefore))}
            />
            <Figure
              name="Rated, of what was solved"
              value={rated.toLocaleString('en')}
              href={ratedIn(now)}
              label={`rated, ${daysName(now)}`}
              also={`${shareText(rated, now.solved)} of ${now.solved.toLocaleString('en')}`}
              about={said(ratedBefore.toLocaleString('en'), changeText(rated, ratedBefore))}
            />
          </dl>
          <ScoreTable now={now} before={before} reader={reader} />
          <RatingComments comments={comments} reader={reader} />
        </div>
      )}
    </section>
  )
}

const said = (before: string, change: string) =>
  `Before: ${before}${change === '' ? '' : ` (${change})`}`

type FigureProps = {
  name: string
  value: string
  href: string
  label: string
  also?: string
  about: string
}

function Figure({ name, value, href, label, also, about }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd className="text-xl font-semibold tabular-nums">
        <NumberLink href={href} label={label}>
          {value}
        </NumberLink>
      </dd>
      {also && <dd className="text-xs">{also}</dd>}
      <dd className="text-xs text-muted-foreground tabular-nums">{about}</dd>
    </div>
  )
}
