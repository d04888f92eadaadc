import Link from 'next/link'
import type { Check, Level } from '@/lib/health/types'
import { LevelMark } from './level-mark'

const ORDER: Record<Level, number> = { bad: 0, warn: 1, ok: 2 }

/** How each check ended and what to do about it, the worst first. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const sorted = [...checks].sort((one, other) => ORDER[one.level] - ORDER[other.level])
  return (
    <ul aria-label="Checks">
      {sorted.map((check) => (
        <CheckRow key={check.id} check={check} />
      ))}
    </ul>
  )
}

function CheckRow({ check: { title, level, summary, advice, href } }: { check: Check }) {
  return (
    <li className="flex min-h-9 flex-wrap gap-x-4 gap-y-0.5 border-b px-4 py-2 hover:bg-accent sm:px-6">
      <LevelMark level={level} />
      <span className="w-36 shrink-0 font-medium">
        {href ? (
          <Link href={href} prefetch={false} className="underline hover:text-primary">
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere max-sm:basis-full">
        <span className="block">{summary}</span>
        {advice && <span className="block text-muted-foreground">{advice}</span>}
      </span>
    </li>
  )
}
