import { useId } from 'react'
import { dayName, daysName } from '@/lib/dashboard/day-names'
import type { Step } from '@/lib/dashboard/types'
import { areaPath, barsPath, linePath, topOf } from './shapes'

type Series = {
  name: string
  of: (step: Step) => number
  mark: 'bar-created' | 'bar-solved' | 'area'
}
type StepChartProps = { title: string; steps: Step[]; series: Series[] }

/**
 * A chart that is text and lines when it arrives. Beneath the pointer each step says its numbers;
 * who does not see it has the table below, which says the same.
 */
export function StepChart({ title, steps, series }: StepChartProps) {
  const id = useId()
  const top = topOf(steps.flatMap((step) => series.map(({ of }) => of(step))))
  const [first, last] = [steps[0], steps.at(-1)]
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="mr-auto font-medium">{title}</span>
        {series.length > 1 &&
          series.map(({ name, mark }) => (
            <span key={name} className="flex items-center gap-1.5 text-xs text-muted-foreground">
              <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
                <rect width="10" height="10" rx="2" className={`chart-${mark}`} />
              </svg>
              {name}
            </span>
          ))}
      </figcaption>
      <div className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div
          aria-hidden="true"
          className="flex h-40 flex-col justify-between text-right text-2xs leading-none text-muted-foreground tabular-nums"
        >
          <span>{top.toLocaleString('en')}</span>
          <span>{(top / 2).toLocaleString('en')}</span>
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
            <desc id={`${id}-about`}>{wordsFor(steps, series)}</desc>
            <path d="M0 0H1000M0 50H1000M0 100H1000" className="chart-grid" />
            {series.map(({ name, of, mark }, at) => {
              const values = steps.map((step) => of(step) / top)
              if (mark !== 'area') {
                const path = barsPath(values, at, series.length)
                return <path key={name} d={path} className={`chart-${mark}`} />
              }
              return (
                <g key={name}>
                  <path d={areaPath(values)} className="chart-area" />
                  <path d={linePath(values)} className="chart-line" />
                </g>
              )
            })}
          </svg>
          <StepTips steps={steps} series={series} />
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

function StepTips({ steps, series }: { steps: Step[]; series: Series[] }) {
  return (
    <div
      aria-hidden="true"
      className="absolute inset-0 grid auto-cols-fr grid-flow-col print:hidden"
    >
      {steps.map((step, at) => (
        <div key={step.firstDay} className="group relative hover:bg-foreground/8">
          <div
            className={`pointer-events-none absolute top-1 z-1 hidden w-max rounded-md border bg-popover px-2 py-1 text-xs shadow-popover group-hover:block ${at < steps.length / 2 ? 'left-full ml-1' : 'right-full mr-1'}`}
          >
            <p className="font-medium">{daysName(step)}</p>
            {series.map(({ name, of }) => (
              <p key={name} className="flex justify-between gap-4 text-muted-foreground">
                {name}
                <span className="text-foreground tabular-nums">
                  {of(step).toLocaleString('en')}
                </span>
              </p>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

/** "Created: 120 in 30 steps, at most 9 (3 Nov 2026)." */
function wordsFor(steps: Step[], series: Series[]): string {
  const said = series.map(({ name, of }) => {
    const most = steps.reduce<Step | undefined>(
      (best, step) => (best && of(best) >= of(step) ? best : step),
      undefined,
    )
    return most ? `${name}: at most ${of(most).toLocaleString('en')} (${daysName(most)}).` : ''
  })
  return `${said.join(' ')} All numbers are in the table that follows.`
}
