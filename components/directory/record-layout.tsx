import type { ReactNode } from 'react'

type RecordLayoutProps = { header: ReactNode; facts: ReactNode; children: ReactNode }

/** The page of a contact or a company: its head, what goes on with it, and beside that what is known of it. */
export function RecordLayout({ header, facts, children }: RecordLayoutProps) {
  return (
    <div className="flex min-h-full flex-col">
      {header}
      <div className="flex flex-1 flex-col lg:flex-row">
        <div className="flex min-w-0 flex-1 flex-col gap-8 px-4 py-5 sm:px-6 [&>*]:max-w-4xl">
          {children}
        </div>
        <aside
          aria-label="Details"
          className="shrink-0 border-t lg:w-80 lg:border-t-0 lg:border-l [&>*+*]:border-t"
        >
          {facts}
        </aside>
      </div>
    </div>
  )
}

type PartProps = { title: string; id?: string; aside?: ReactNode; children: ReactNode }

/** One part of such a page, under its name. */
export function Part({ title, id, aside, children }: PartProps) {
  return (
    <section id={id} className="flex min-w-0 scroll-mt-16 flex-col gap-2">
      <div className="flex min-h-6 items-center justify-between gap-3">
        <h2 className="text-sm">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
