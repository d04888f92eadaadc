import { CheckIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import type { SetupStep } from '@/lib/overview/types'

/** The first steps of a new workspace: what is done is ticked off, the next one stands out. */
export function SetupList({ steps }: { steps: SetupStep[] }) {
  const next = steps.find(({ done }) => !done)
  const left = steps.filter(({ done }) => !done).length
  return (
    <section aria-labelledby="setup" className="border-b px-4 py-6 sm:px-6">
      <h2 id="setup" className="text-sm">
        First steps
      </h2>
      <p className="text-muted-foreground">
        {left} of {steps.length} to go until tickets come in by themselves.
      </p>
      <ol className="mt-4 max-w-2xl rounded-lg border">
        {steps.map((step, index) => (
          <li key={step.title} className="flex gap-3 border-b px-3 py-3 last:border-b-0 sm:px-4">
            <Mark done={step.done} number={index + 1} />
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium">
                  {step.title}
                  {step.done && <span className="sr-only"> (done)</span>}
                </p>
                {!step.done && <p className="text-muted-foreground">{step.hint}</p>}
              </div>
              {!step.done && (
                <LinkButton
                  href={step.href}
                  prefetch={false}
                  variant={step === next ? 'primary' : 'secondary'}
                  size="md"
                >
                  {step.action}
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Mark({ done, number }: { done: boolean; number: number }) {
  if (done) {
    return (
      <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-success-soft text-success">
        <CheckIcon className="size-3.5" />
      </span>
    )
  }
  return (
    <span
      aria-hidden="true"
      className="flex size-5 shrink-0 items-center justify-center rounded-full border border-input text-2xs tabular-nums"
    >
      {number}
    </span>
  )
}
