import { useId } from 'react'
import { dayName, daysName } from '@/lib/dashboard/day-names'
import type { Period } from '@/lib/dashboard/types'
import type { Series } from './series'
import { areaPath, barsPath, linePath } from './shapes'
import { StepTips } from './step-tips'

type StepChartProps = {
  title: string
  steps: Period[]
  series: Series[]
  /** The end of the scale for these values. */
  topOf: (values: number[]) => number
  /** A value in words. */
  text: (value: number) => string
}

/**
 * A chart that is text and lines when it arrives. Beneath the pointer each step says its numbers;
 * who does not see it has the table below, which says the same.
 */
export function StepChart({ title, steps, series, topOf, text }: StepChartProps) {
  const id = useId()
  const top = topOf(steps.flatMap((step) => series.map(({ of }) => of(step) ?? 0)))
  const [first, last] = [steps[0], steps.at(-1)]
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="mr-auto font-medium">{title}</span>
        {series.length > 1 && series.map((one) => <LegendItem key={one.name} {...one} />)}
      </figcaption>
      <div className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div
          aria-hidden="true"
          className="flex h-40 min-w-8 flex-col justify-between text-right text-2xs leading-none text-muted-foreground tabular-nums"
        >
          <span>{text(top)}</span>
          <span>{text(top / 2)}</span>
          <span>0</span>
        </div>
        <div className="relative h-40">
          <svg
            role="img"
            aria-labelledby={`${id}-title ${id}-about`}
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            className="chart size-full overflow-visible"
          >
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-about`}>{wordsFor(steps, series, text)}</desc>
            <path d="M0 0H1000M0 50H1000M0 100H1000" className="chart-grid" />
            {series.map(({ name, of, mark }, at) => {
              const values = steps.map((step) => scaled(of(step), top))
              return <Shape key={name} {...{ values, mark, at, of: series.length }} />
            })}
          </svg>
          <StepTips steps={steps} series={series} text={text} />
        </div>
        <div
          aria-hidden="true"
          className="col-start-2 mt-1.5 flex justify-between text-2xs text-muted-foreground"
        >
          <span>{first && dayName(first.firstDay, { short: true })}</span>
          <span>{last && last !== first && dayName(last.lastDay, { short: true })}</span>
        </div>
      </div>
    </figure>
  )
}

const scaled = (value: number | null, top: number) => (value === null ? null : value / top)

function LegendItem({ name, mark }: Series) {
  const isLine = mark.startsWith('line')
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
      <svg aria-hidden="true" viewBox="0 0 14 10" className="h-2.5 w-3.5">
        {isLine ? (
          <path d="M0 5H14" className={`chart-${mark}`} />
        ) : (
          <rect x="2" width="10" height="10" rx="2" className={`chart-${mark}`} />
        )}
      </svg>
      {name}
    </span>
  )
}

type ShapeProps = { values: (number | null)[]; mark: Series['mark']; at: number; of: number }

function Shape({ values, mark, at, of }: ShapeProps) {
  if (mark === 'area') {
    return (
      <g>
        <path d={areaPath(values.map((value) => value ?? 0))} className="chart-area" />
        <path d={linePath(values)} className="chart-line" />
      </g>
    )
  }
  const path = mark.startsWith('line') ? linePath(values) : barsPath(values, at, of)
  return <path d={path} className={`chart-${mark}`} />
}

/** "Created: at most 9 (3 Nov 2026)." */
function wordsFor(steps: Period[], series: Series[], text: (value: number) => string): string {
  const said = series.map(({ name, of }) => {
    const most = steps.reduce<Period | undefined>(
      (best, step) => (best && (of(best) ?? 0) >= (of(step) ?? 0) ? best : step),
      undefined,
    )
    const value = most && of(most)
    return most && value != null
      ? `${name}: at most ${text(value)} (${daysName(most)}).`
      : `${name}: none.`
  })
  return `${said.join(' ')} All numbers are in the table that follows.`
}
