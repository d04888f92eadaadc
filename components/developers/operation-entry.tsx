import { describeOperation, sampleOf } from '@/lib/api/reference'
import type { Operation } from '@/lib/api/types'
import { CodeBlock } from './code-block'
import { MethodMark } from './method-mark'
import { PropertyList } from './property-list'

type OperationEntryProps = { operation: Operation; siteUrl: string }

/** One call: what it does and takes on the left, how one makes it on the right. */
export function OperationEntry({ operation, siteUrl }: OperationEntryProps) {
  const { id, method, path, summary, description, scope } = operation
  const { parameters, fields, problems } = describeOperation(operation)
  const { curl, typescript } = sampleOf(operation, siteUrl)
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-2 border-b border-dashed border-perforation px-4 py-8 last:border-b-0 sm:px-8"
    >
      <div className="grid gap-x-10 gap-y-6 2xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <div className="flex flex-col gap-1.5">
            <h3 id={`${id}-title`} className="text-base">
              {summary}
            </h3>
            <p className="flex min-w-0 items-baseline">
              <MethodMark method={method} />
              <code className="min-w-0 font-mono text-xs wrap-anywhere">{path}</code>
            </p>
          </div>
          {description && <p className="max-w-[65ch]">{description}</p>}
          <p className="text-xs text-muted-foreground">
            Takes a key with <code className="font-mono">{scope}</code>.
          </p>
          <PropertyList title="Parameters" properties={parameters} />
          <PropertyList title="Body" properties={fields} />
          <p className="text-xs text-muted-foreground">
            May refuse with{' '}
            {problems.map(({ name, status }, place) => (
              <span key={name}>
                {place > 0 && ', '}
                <a href={`#problem-${name}`} className="underline underline-offset-2">
                  {status} {name}
                </a>
              </span>
            ))}
            .
          </p>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CodeBlock label="curl" code={curl} />
          <CodeBlock label="TypeScript" code={typescript} />
        </div>
      </div>
    </article>
  )
}
