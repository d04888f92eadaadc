import type { Contact } from '@/lib/contacts/types'
import { cappedText } from '@/lib/search/count-text'

type MergeSidesProps = { sides: readonly [Contact, Contact]; totals: readonly number[] }

/** Two contacts side by side, and what merging them does. */
export function MergeSides({ sides, totals }: MergeSidesProps) {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        {sides.map(({ id, name, emails, handles, phone, company }, at) => (
          <section key={id} className="flex min-w-0 flex-col gap-1 rounded-lg border bg-card p-4">
            <h2 dir="auto" className="text-sm wrap-anywhere">
              {name}
            </h2>
            {[...emails, ...handles, phone, company?.name].map(
              (fact) =>
                fact && (
                  <bdi key={fact} className="text-xs wrap-anywhere text-muted-foreground">
                    {fact}
                  </bdi>
                ),
            )}
            <span className="text-xs text-muted-foreground">
              {cappedText(totals[at] ?? 0, ['ticket', 'tickets'])}
            </span>
          </section>
        ))}
      </div>
      <p className="max-w-[60ch] text-muted-foreground">
        Whom you keep gets the addresses and tickets of the other one, and what stands in fields of
        your workspace where their own are empty. The other one’s name, telephone number and notes
        go out of sight. For thirty days it can be undone.
      </p>
    </div>
  )
}
