import type { ReactNode } from 'react'

type SectionProps = { title: string; description?: ReactNode; children: ReactNode }

/** A part of a page of settings: what it is about on the left, the controls on the right. */
export function Section({ title, description, children }: SectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-b px-4 py-6 last:border-b-0 sm:px-6 xl:grid-cols-[17rem_minmax(0,36rem)]">
      <div className="flex flex-col gap-1">
        <h2 className="text-sm">{title}</h2>
        {description && <div className="max-w-[60ch] text-muted-foreground">{description}</div>}
      </div>
      <div className="flex min-w-0 max-w-xl flex-col gap-4">{children}</div>
    </section>
  )
}
