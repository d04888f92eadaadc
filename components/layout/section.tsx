import type { ReactNode } from 'react'

type SectionProps = { title: string; description?: ReactNode; children: ReactNode }

const columns =
  'grid max-w-xl gap-x-10 gap-y-4 @3xl:max-w-none @3xl:grid-cols-[16rem_minmax(0,36rem)]'

/** A part of a page of settings: what it is about on the left, the controls on the right. */
export function Section({ title, description, children }: SectionProps) {
  return (
    <section className="@container border-b px-4 py-6 sm:px-6">
      <div className={columns}>
        <div className="flex flex-col gap-1">
          <h2 className="text-sm">{title}</h2>
          {description && <div className="max-w-[60ch] text-muted-foreground">{description}</div>}
        </div>
        <div className="flex min-w-0 flex-col gap-4">{children}</div>
      </div>
    </section>
  )
}

/** What closes a form made of sections: in line with their controls. */
export function SectionFooter({ children }: { children: ReactNode }) {
  return (
    <div className="@container px-4 py-4 sm:px-6">
      <div className={columns}>
        <div className="flex flex-wrap items-center gap-4 @3xl:col-start-2">{children}</div>
      </div>
    </div>
  )
}
