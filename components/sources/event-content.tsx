import { bodyText } from '@/lib/webhooks/body-text'
import type { ReadEvent } from '@/lib/webhooks/types'

/** An event as it came: the headers that were kept, and the beginning of its body. */
export function EventContent({ event }: { event: ReadEvent }) {
  const headers = Object.entries(event.headers)
  return (
    <>
      <section aria-labelledby="headers" className="border-b px-4 py-6 sm:px-6">
        <h2 id="headers" className="pb-2 text-sm">
          Headers
        </h2>
        {headers.length === 0 ? (
          <p className="text-muted-foreground">None were kept.</p>
        ) : (
          <dl className="grid gap-x-6 gap-y-1 font-mono text-xs sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
            {headers.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="truncate text-muted-foreground">{name}</dt>
                <dd className="wrap-anywhere max-sm:pb-2">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section aria-labelledby="body" className="px-4 py-6 sm:px-6">
        <h2 id="body" className="pb-2 text-sm">
          Body
        </h2>
        <Body event={event} />
      </section>
    </>
  )
}

function Body({ event: { body, bytes } }: { event: ReadEvent }) {
  if (body === null || bytes === null) {
    return <p className="text-muted-foreground">It was kept for thirty days, and is gone.</p>
  }
  if (bytes === 0) return <p className="text-muted-foreground">It is empty.</p>
  const { text, cut } = bodyText(body, bytes)
  return (
    <>
      <Code label="The body as it came">{text}</Code>
      <p className="pt-2 text-xs text-muted-foreground">
        {cut && 'The beginning of '}
        {bytes.toLocaleString('en')} bytes.
      </p>
    </>
  )
}

/** Text of a machine, to be scrolled by mouse or key. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
      tabIndex={0}
      className="max-h-[36rem] overflow-auto rounded-lg border bg-muted"
    >
      <pre className="p-4 font-mono text-xs whitespace-pre-wrap wrap-anywhere">{children}</pre>
    </section>
  )
}
