import { ExactTime } from '@/components/tickets/relative-time'
import { PROVIDER_HINTS, PROVIDER_LABELS } from '@/lib/webhooks/labels'
import type { Source } from '@/lib/webhooks/types'

type SourceFactsProps = { source: Source; address: string; timeZone: string }

/** What is known of a source, in one glance. */
export function SourceFacts({ source, address, timeZone }: SourceFactsProps) {
  const { provider, disabledAt, createdAt } = source
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-b bg-muted px-4 py-4 sm:flex sm:flex-wrap sm:px-6">
      <Fact name="Address" wide>
        <span className="font-mono text-xs wrap-anywhere select-all">{address}</span>
      </Fact>
      <Fact name="Provider">{PROVIDER_LABELS[provider]}</Fact>
      {disabledAt ? (
        <Fact name="Disabled">
          <ExactTime at={disabledAt} timeZone={timeZone} />
        </Fact>
      ) : (
        <Fact name="Open since">
          <ExactTime at={createdAt} timeZone={timeZone} />
        </Fact>
      )}
      <Fact name="What it takes" wide>
        {PROVIDER_HINTS[provider]}
      </Fact>
    </dl>
  )
}

/** One thing that is known: its name above it. */
export function Fact({
  name,
  wide = false,
  children,
}: {
  name: string
  wide?: boolean
  children: React.ReactNode
}) {
  return (
    <div className={wide ? 'col-span-2 min-w-0' : 'min-w-0'}>
      <dt className="text-2xs font-medium text-muted-foreground">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
