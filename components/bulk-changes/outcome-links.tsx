import Link from 'next/link'
import { pageOf } from '@/lib/bulk-changes/kinds'
import { outcomeLabel } from '@/lib/bulk-changes/sentences'
import { type BulkChange, OUTCOMES, type Outcome } from '@/lib/bulk-changes/types'
import { cn } from '@/lib/cn'

type OutcomeLinksProps = { bulk: BulkChange; shown: Outcome | undefined }

/** How many came out how; each narrows the results to its own. */
export function OutcomeLinks({ bulk, shown }: OutcomeLinksProps) {
  const href = pageOf(bulk)
  const links = [
    { outcome: undefined, label: 'All', count: bulk.total },
    ...OUTCOMES.map((outcome) => ({
      outcome,
      label: outcomeLabel(outcome, bulk),
      count: bulk[outcome],
    })),
  ]
  return (
    <nav aria-label="Results" className="flex flex-wrap gap-1 border-b px-3 py-2 sm:px-5">
      {links
        .filter(({ outcome, count }) => !outcome || count > 0)
        .map(({ outcome, label, count }) => (
          <Link
            key={label}
            href={outcome ? `${href}?outcome=${outcome}` : href}
            prefetch={false}
            aria-current={outcome === shown ? 'page' : undefined}
            className={cn(
              'flex h-7 items-center gap-1.5 rounded-md px-2 text-muted-foreground hover:bg-accent hover:text-foreground pointer-coarse:h-10',
              outcome === shown && 'bg-accent font-medium text-foreground',
            )}
          >
            {label}
            <span className="tabular-nums">{count.toLocaleString('en')}</span>
          </Link>
        ))}
    </nav>
  )
}
