import { listOf } from '@/lib/dashboard/list-links'
import { ratedOf, shareText } from '@/lib/dashboard/scores'
import type { Period } from '@/lib/dashboard/types'
import { SCORE_LABELS } from '@/lib/requests/labels'
import { NumberLink } from './number-link'

type ScoreTableProps = { now: Period; before: Period; reader: { timeZone: string } }

const HEAD = 'h-7 text-2xs font-medium text-muted-foreground'
const CELL = 'h-8 pl-3 text-right whitespace-nowrap tabular-nums'

/** How often each rating was given: a table whose bars are a chart. */
export function ScoreTable({ now, before, reader }: ScoreTableProps) {
  const most = Math.max(1, ...now.scores)
  return (
    <table className="h-fit w-full">
      <caption className="sr-only">How often each rating was given</caption>
      <thead>
        <tr className="border-b">
          <th scope="col" className={`${HEAD} pr-3 text-left`}>
            Rating
          </th>
          <td className="w-full" />
          <th scope="col" className={`${HEAD} pl-3 text-right`}>
            Tickets
          </th>
          <th scope="col" className={`${HEAD} pl-3 text-right`}>
            Share
          </th>
          <th scope="col" className={`${HEAD} pl-3 text-right`}>
            Before
          </th>
        </tr>
      </thead>
      <tbody>
        {[5, 4, 3, 2, 1].map((score) => {
          const [count, was] = [now.scores[score - 1] ?? 0, before.scores[score - 1] ?? 0]
          return (
            <tr key={score} className="border-b hover:bg-accent">
              <th scope="row" className="h-8 pr-3 text-left font-normal whitespace-nowrap">
                {score} <span className="text-muted-foreground">{SCORE_LABELS[score - 1]}</span>
              </th>
              <td>
                <svg
                  aria-hidden="true"
                  viewBox="0 0 100 10"
                  preserveAspectRatio="none"
                  className="chart block h-4 w-full"
                >
                  <rect width={(count / most) * 100} height="10" className="chart-share" />
                </svg>
              </td>
              <td className={CELL}>
                <NumberLink
                  href={listOf('solved', now, reader, `rating:${score}`)}
                  label={`rated ${score}`}
                >
                  {count.toLocaleString('en')}
                </NumberLink>
              </td>
              <td className={CELL}>{shareText(count, ratedOf(now.scores))}</td>
              <td className={`${CELL} text-muted-foreground`}>
                <NumberLink
                  href={listOf('solved', before, reader, `rating:${score}`)}
                  label={`rated ${score} before`}
                >
                  {was.toLocaleString('en')}
                </NumberLink>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
