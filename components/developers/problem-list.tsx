import { PROBLEMS, type ProblemName } from '@/lib/api/problem'
import { PROBLEM_ADVICE } from '@/lib/api/problem-advice'

/** Every problem there is: its status, what it means, and what to do about it. */
export function ProblemList() {
  const names = Object.keys(PROBLEMS) as ProblemName[]
  return (
    <section
      id="problems"
      aria-labelledby="problems-title"
      className="scroll-mt-2 border-t px-4 py-8 sm:px-8"
    >
      <h2 id="problems-title" className="text-lg">
        Problems
      </h2>
      <p className="mt-2 max-w-[68ch]">
        A refusal is <code className="font-mono text-xs">application/problem+json</code> (RFC 9457).
        Its <code className="font-mono text-xs">type</code> leads here, its{' '}
        <code className="font-mono text-xs">errors</code> point at each field.
      </p>
      <dl className="mt-4 max-w-3xl rounded-lg border">
        {names.map((name) => {
          const [status, title] = PROBLEMS[name]
          return (
            <div
              key={name}
              id={`problem-${name}`}
              className="grid scroll-mt-4 gap-x-4 border-b px-3 py-2 last:border-b-0 target:bg-highlight sm:grid-cols-[13rem_minmax(0,1fr)]"
            >
              <dt className="font-mono text-xs">
                <span className="tabular-nums">{status}</span> {name}
              </dt>
              <dd>
                {title}. <span className="text-muted-foreground">{PROBLEM_ADVICE[name]}</span>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
