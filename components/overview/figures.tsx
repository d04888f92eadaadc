import Link from 'next/link'
import type { Figure } from '@/lib/overview/types'

/** A few numbers in a row, each leading to what it counts. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="grid grid-cols-2 border-b sm:grid-cols-4">
      {figures.map(({ label, value, href }) => (
        <div
          key={label}
          className="relative flex flex-col-reverse border-border px-4 py-3 hover:bg-accent sm:px-6"
        >
          <dt className="text-xs text-muted-foreground">
            <Link
              href={href}
              prefetch={false}
              className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
            >
              {label}
            </Link>
          </dt>
          <dd className="text-lg font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
