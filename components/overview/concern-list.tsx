import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { AlertIcon, CheckIcon, ChevronIcon } from '@/components/ui/icons'
import type { Concern } from '@/lib/overview/types'

/** What needs an admin, the worst first; each leads to where it is mended. */
export function ConcernList({ concerns }: { concerns: Concern[] }) {
  if (concerns.length === 0) {
    return (
      <EmptyState icon={<CheckIcon className="size-5" />} title="Nothing needs you">
        What fails or runs out is named here, with what to do about it.
      </EmptyState>
    )
  }
  return (
    <ul aria-label="What needs you">
      {concerns.map(({ level, title, advice, href }) => (
        <li
          key={href + title}
          className="relative flex gap-3 border-b px-4 py-3 hover:bg-accent sm:px-6"
        >
          <AlertIcon
            className={`mt-0.5 size-4 shrink-0 ${level === 'bad' ? 'text-destructive' : 'text-note-foreground'}`}
          />
          <div className="min-w-0 flex-1">
            <Link
              href={href}
              prefetch={false}
              className="font-medium wrap-anywhere outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
            >
              <span className="sr-only">{level === 'bad' ? 'Failed: ' : 'Soon: '}</span>
              {title}
            </Link>
            <p className="max-w-[70ch] text-muted-foreground">{advice}</p>
          </div>
          <ChevronIcon className="mt-1 size-3.5 shrink-0 text-muted-foreground" />
        </li>
      ))}
    </ul>
  )
}
