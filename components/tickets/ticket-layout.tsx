import type { ReactNode } from 'react'

type TicketLayoutProps = { header: ReactNode; properties: ReactNode; children: ReactNode }

/** A ticket's page: its head, the conversation, and beside it (on a phone below) its properties. */
export function TicketLayout({ header, properties, children }: TicketLayoutProps) {
  return (
    <div className="flex min-h-full flex-col">
      {header}
      <div className="flex flex-1 flex-col lg:flex-row">
        <div className="flex min-w-0 flex-1 flex-col gap-6 px-4 py-5 sm:px-6 [&>*]:max-w-4xl">
          {children}
        </div>
        <aside
          aria-label="Properties"
          className="shrink-0 border-t lg:w-80 lg:border-t-0 lg:border-l"
        >
          <div className="lg:sticky lg:top-0">{properties}</div>
        </aside>
      </div>
    </div>
  )
}
