import { ExactTime } from '@/components/tickets/relative-time'
import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import type { Attempt } from '@/lib/subscriptions/types'
import { CodeBlock } from './code-block'

/** Every attempt of a delivery, the latest first and open. */
export function AttemptList({ attempts, timeZone }: { attempts: Attempt[]; timeZone: string }) {
  return (
    <ol aria-label="Attempts" className="flex flex-col">
      {attempts.map((attempt, index) => (
        <li key={attempt.number} className="border-t">
          <details open={index === 0}>
            <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2 hover:bg-accent sm:px-6">
              <span className="font-medium">Attempt {attempt.number}</span>
              <Outcome attempt={attempt} />
              <span className="ml-auto text-xs text-muted-foreground tabular-nums">
                <ExactTime at={attempt.startedAt} timeZone={timeZone} /> ·{' '}
                {attempt.durationMs.toLocaleString('en')} ms
              </span>
            </summary>
            <AttemptParts attempt={attempt} />
          </details>
        </li>
      ))}
    </ol>
  )
}

function Outcome({ attempt: { statusCode, error } }: { attempt: Attempt }) {
  const well = statusCode !== null && statusCode >= 200 && statusCode < 300
  const Mark = well ? CheckIcon : AlertIcon
  return (
    <span
      className={`flex min-w-0 items-center gap-1.5 ${well ? 'text-success' : 'text-destructive'}`}
    >
      <Mark className="size-3.5" />
      <span className="min-w-0 wrap-anywhere">
        {[statusCode, error].filter((part) => part !== null).join(': ')}
      </span>
    </span>
  )
}

function AttemptParts({ attempt }: { attempt: Attempt }) {
  const { url, requestHeaders, responseHeaders, responseBody, bodyCut } = attempt
  return (
    <div className="grid gap-4 px-4 pt-1 pb-5 sm:px-6 lg:grid-cols-2">
      <CodeBlock title="Request" text={`POST ${url}\n${headerText(requestHeaders)}`} />
      <CodeBlock title="Headers of the answer" text={headerText(responseHeaders) || 'None'} />
      <div className="lg:col-span-2">
        <CodeBlock
          title={bodyCut ? 'Body of the answer, cut at 64 KiB' : 'Body of the answer'}
          text={responseBody || 'Empty'}
        />
      </div>
    </div>
  )
}

function headerText(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
