import type { ReactNode } from 'react'

type PartProps = { id: string; title: string; note?: ReactNode; children: ReactNode }

/** A part of the page: a heading in line with what is below it, which is a list or a table. */
export function Part({ id, title, note, children }: PartProps) {
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-baseline gap-x-3 border-b px-4 pt-6 pb-2 sm:px-6">
        <h2 id={id} className="text-sm">
          {title}
        </h2>
        {note && <p className="text-xs text-muted-foreground">{note}</p>}
      </div>
      {children}
    </section>
  )
}
