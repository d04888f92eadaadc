import Link from 'next/link'
import { Logo } from '@/components/layout/logo'
import type { groupedOperations } from '@/lib/api/reference'
import { slugOf } from '@/lib/api/slug'
import { MethodMark } from './method-mark'

const link =
  'flex min-w-0 items-center gap-2 rounded-md px-2 py-1 text-muted-foreground hover:bg-accent hover:text-foreground'

/** Where everything stands: a column on a screen, folded on a phone. */
export function DeveloperNav({ groups }: { groups: ReturnType<typeof groupedOperations> }) {
  return (
    <header className="border-b bg-sidebar lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0">
      <div className="flex h-14 items-center justify-between border-b px-4">
        <Link href="/developers" prefetch={false} className="rounded-sm">
          <Logo />
        </Link>
        <span className="text-2xs font-medium text-muted-foreground">API v1</span>
      </div>
      <nav aria-label="API" className="hidden px-2 py-4 lg:block">
        <Contents groups={groups} />
      </nav>
      <details className="lg:hidden">
        <summary className="cursor-pointer px-4 py-2.5 font-medium">Contents</summary>
        <nav aria-label="API on small screens" className="border-t px-2 py-3">
          <Contents groups={groups} />
        </nav>
      </details>
    </header>
  )
}

function Contents({ groups }: { groups: ReturnType<typeof groupedOperations> }) {
  return (
    <div className="flex flex-col gap-5">
      <a href="#first-call" className={link}>
        The first call
      </a>
      {groups.map(({ group, operations }) => (
        <div key={group} className="flex flex-col">
          <a
            href={`#${slugOf(group)}`}
            className="rounded-sm px-2 py-1 text-2xs font-medium text-foreground"
          >
            {group}
          </a>
          {operations.map(({ id, method, summary }) => (
            <a key={id} href={`#${id}`} className={link}>
              <MethodMark method={method} />
              <span className="truncate">{summary}</span>
            </a>
          ))}
        </div>
      ))}
      <a href="#problems" className={link}>
        Problems
      </a>
    </div>
  )
}
