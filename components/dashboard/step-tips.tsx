import { daysName } from '@/lib/dashboard/day-names'
import type { Period } from '@/lib/dashboard/types'
import type { Series } from './series'

type StepTipsProps = { steps: Period[]; series: Series[]; text: (value: number) => string }

/** What the pointer finds over a chart: the numbers of the step beneath it. */
export function StepTips({ steps, series, text }: StepTipsProps) {
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
            {series.map(({ name, of }) => {
              const value = of(step)
              return (
                <p key={name} className="flex justify-between gap-4 text-muted-foreground">
                  {name}
                  <span className="text-foreground tabular-nums">
                    {value === null ? '–' : text(value)}
                  </span>
                </p>
              )
            })}
          </div>
        </div>
      ))}
    </div>
  )
}
