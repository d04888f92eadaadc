import type { ReactNode } from 'react'

type TicketLayoutProps = Record<'bar' | 'header' | 'properties' | 'children', ReactNode>

/** A ticket's page: its head, the conversation, and beside it (on a phone below) its properties. */
export function TicketLayout({ bar, header, properties, children }: TicketLayoutProps) {
  return (
    <div className="flex min-h-full flex-col">
      {bar}
      {header}
      <div className="flex flex-1 flex-col lg:flex-row">
        <div className="flex min-w-0 flex-1 flex-col gap-6 px-4 py-5 sm:px-6 [&>*]:max-w-4xl">
          {children}
        </div>
        <aside
          id="properties"
          aria-label="Properties"
          className="shrink-0 scroll-mt-12 border-t lg:w-80 lg:border-t-0 lg:border-l"
        >
          <div className="lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto">{properties}</div>
        </aside>
      </div>
    </div>
  )
}
