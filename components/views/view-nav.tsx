'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { NavLink } from '@/components/layout/nav-link'
import { TicketIcon } from '@/components/ui/icons'
import { countText } from '@/lib/views/count-text'
import { currentView, viewHref } from '@/lib/views/current-view'
import { type BroughtCounts, useCounts } from './use-counts'

type NavView = { id: string; name: string; query: string }
type NavGroup = { key: string; title: string; views: NavView[] }
type ViewNavProps = { groups: NavGroup[]; brought: BroughtCounts }

/** How much of the list fades out at its lower end, in pixels. */
const FADE = 24

/** The tickets and their views, each with how many there are; knows which of them is being shown. */
export function ViewNav({ groups, brought }: ViewNavProps) {
  const pathname = usePathname()
  const params = useSearchParams()
  const counts = useCounts(brought)
  const place = { q: params.get('q') ?? undefined, view: params.get('view') ?? undefined }
  const all = groups.flatMap(({ views }) => views)
  const current = pathname === '/tickets' ? currentView(all, place) : undefined
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const scroller = list.current?.parentElement
    const shown = list.current?.querySelector('[aria-current]')
    if (!scroller || !shown) return
    // `scrollIntoView` would have the first Tab begin here, past the link that skips to the content.
    const hidden = shown.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom
    if (hidden > -FADE) scroller.scrollTop += hidden + FADE
  }, [])
  const onTickets = /^\/tickets(\/(?!views(\/|$))|$)/.test(pathname)
  return (
    <div ref={list} className="flex flex-col gap-0.5">
      <NavLink href="/tickets" current={onTickets && !current}>
        <TicketIcon />
        Tickets
      </NavLink>
      {groups.map(({ key, title, views }) => (
        <div key={key}>
          {key !== 'built-in' && (
            <p
              aria-hidden="true"
              className="mt-2 truncate py-1 pr-2 pl-8.5 text-2xs font-medium text-muted-foreground"
              title={title}
            >
              <bdi>{title}</bdi>
            </p>
          )}
          <ul aria-label={title} className="flex flex-col gap-0.5">
            {views.map((view) => (
              <li key={view.id}>
                <NavLink
                  href={viewHref(key === 'built-in' ? { query: view.query } : view)}
                  current={view === current}
                  title={view.name}
                  nested
                >
                  <bdi className="min-w-0 flex-1 truncate">{view.name}</bdi>
                  <Count count={counts?.[view.id]} />
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return null
  return (
    <span className={`text-xs tabular-nums ${count > 0 ? 'text-foreground' : ''}`}>
      {countText(count)}
    </span>
  )
}
