import { AlertIcon } from '@/components/ui/icons'
import type { MappingPreview } from '@/lib/webhooks/types'
import { Code } from './event-content'

/** What a mapping makes of the chosen event, with the event itself below. */
export function MappingPreviewPanel({ preview }: { preview: MappingPreview }) {
  const { document, outcome } = preview
  return (
    <>
      <section aria-label="Preview" aria-live="polite" className="rounded-lg border bg-card p-4">
        {'refusal' in outcome ? (
          <p className="flex gap-2 text-destructive">
            <AlertIcon className="mt-0.5 size-4" />
            <span className="min-w-0 wrap-anywhere">{outcome.refusal}</span>
          </p>
        ) : (
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
            {outcome.lines.map(({ label, value }) => (
              <div key={label} className="contents">
                <dt className="text-xs leading-5 text-muted-foreground">{label}</dt>
                <dd className="max-h-40 overflow-hidden wrap-anywhere whitespace-pre-wrap max-sm:pb-1">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {document !== null && <Code label="The event">{document}</Code>}
    </>
  )
}
