import { changeText } from '@/lib/dashboard/changes'
import { daysName } from '@/lib/dashboard/day-names'
import { durationText } from '@/lib/dashboard/durations'
import { backlogAfter, listOf } from '@/lib/dashboard/list-links'
import type { Period } from '@/lib/dashboard/types'
import { NumberLink } from './number-link'

type HeadlineNumbersProps = {
  now: Period
  before: Period
  reader: { timeZone: string }
  zone: string
}

/** The numbers of a range, each with that of the range before. */
export function HeadlineNumbers({ now, before, reader, zone }: HeadlineNumbersProps) {
  const created = (one: Period) => listOf('created', one, reader)
  const replied = (one: Period) => listOf('replied', one, reader)
  const solved = (one: Period) => listOf('solved', one, reader)
  return (
    <section aria-labelledby="range" className="border-b px-4 pt-5 pb-4 sm:px-6">
      <h2 id="range" className="text-base">
        {daysName(now)}
      </h2>
      <p className="text-muted-foreground">
        Before: {daysName(before)}. Days begin at midnight in {zone.replaceAll('_', ' ')}.
      </p>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-3 xl:grid-cols-5">
        <Figure name="Created" now={now} before={before} of={count('created')} href={created} />
        <Figure name="Solved" now={now} before={before} of={count('solved')} href={solved} />
        <Figure
          name="Unsolved at the end"
          now={now}
          before={before}
          of={count('backlog')}
          href={(one) => backlogAfter(one, reader)}
        />
        <Figure
          name="First reply"
          now={now}
          before={before}
          of={time('replyMedian')}
          also={time('replyP90')}
          href={replied}
        />
        <Figure
          name="Resolution"
          now={now}
          before={before}
          of={time('solveMedian')}
          also={time('solveP90')}
          href={solved}
        />
      </dl>
      <p className="mt-4 max-w-[90ch] text-xs text-muted-foreground">
        Times count from a ticket’s creation, nights and weekends too: half were no longer than the
        median, nine of ten no longer than “9 of 10”. They are rounded by a twentieth at most.
      </p>
    </section>
  )
}

type Told = (period: Period) => { value: number | null; text: string }

const count =
  (of: 'created' | 'solved' | 'backlog'): Told =>
  (period) => ({ value: period[of], text: period[of].toLocaleString('en') })
const time =
  (of: 'replyMedian' | 'replyP90' | 'solveMedian' | 'solveP90'): Told =>
  (period) => ({ value: period[of], text: durationText(period[of]) })

type FigureProps = {
  name: string
  now: Period
  before: Period
  of: Told
  /** Nine of ten took no longer. */
  also?: Told
  href: (period: Period) => string
}

function Figure({ name, now, before, of, also, href }: FigureProps) {
  const [one, other] = [of(now), of(before)]
  const change = changeText(one.value, other.value)
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-xs text-muted-foreground">{also ? `${name}, median` : name}</dt>
      <dd className="text-xl font-semibold tabular-nums">
        <NumberLink href={href(now)} label={`${name}, ${daysName(now)}`}>
          {one.text}
        </NumberLink>
      </dd>
      {also && <dd className="text-xs">9 of 10: {also(now).text}</dd>}
      <dd className="text-xs text-muted-foreground tabular-nums">
        Before:{' '}
        <NumberLink href={href(before)} label={`${name}, ${daysName(before)}`}>
          {other.text}
        </NumberLink>
        {change && ` (${change})`}
      </dd>
    </div>
  )
}
