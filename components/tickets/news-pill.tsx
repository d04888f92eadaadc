'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ArrowUpIcon } from '@/components/ui/icons'
import { queryString } from '@/lib/forms/search-params'
import { pollNews } from '@/lib/tickets/poll-news'

/** `href`: the first page of this list. `since`: when the list of this query was loaded, by the database's clock. */
type NewsPillProps = { q: string; href: string; since: string; timeZone: string }

/**
 * Says that there was activity since the list was loaded, and leads to it. Lies over the list, so
 * that nothing moves; it is read out when the first comes, not each time that there is one more.
 */
export function NewsPill({ q, href, since, timeZone }: NewsPillProps) {
  const { refresh } = useRouter()
  const [news, setNews] = useState({ since, count: 0 })
  const count = news.since === since ? news.count : 0

  useEffect(() => {
    const address = `/api/tickets/news${queryString({ q, zone: timeZone, since })}`
    return pollNews(address, (count) => setNews({ since, count }))
  }, [q, timeZone, since])

  return (
    <div className="sticky top-17 z-3 h-0 md:top-5">
      <p role="status" className="sr-only">
        {count > 0 && 'There is new activity in this list.'}
      </p>
      {count > 0 && (
        <Link
          href={href}
          prefetch={false}
          data-shortcut="news"
          onClick={(event) => {
            document.getElementById('main')?.focus({ preventScroll: true })
            if (location.pathname + location.search !== href) return
            event.preventDefault()
            scrollTo(0, 0)
            refresh()
          }}
          className="absolute left-1/2 flex h-6 -translate-x-1/2 -translate-y-[calc(100%+2px)] lg:-translate-y-1/2 items-center gap-1 rounded-full border border-primary bg-popover pr-2.5 pl-1.5 text-xs font-medium text-primary tabular-nums shadow-popover hover:bg-primary-soft"
        >
          <ArrowUpIcon className="size-3.5" />
          {count < 100 ? count : '99+'} new
        </Link>
      )}
    </div>
  )
}
