'use client'
import { useEffect, useRef, useState } from 'react'
import type { TicketNews } from './types'

/** Others are told within five seconds: so often every open page says that it is there. */
const EVERY_MS = 4000
const WRITING_MS = 10_000

/**
 * Says that this page is being looked at, or written on, and answers who else is and what is new.
 * Asks while the tab is in sight; says goodbye when it goes. Typing is heard of by `data-answer`.
 */
export function useTicketNews(ticket: number, seen: number): TicketNews | undefined {
  const [told, setTold] = useState<{ seen: number; news: TicketNews }>()
  const newest = useRef(seen)
  useEffect(() => {
    newest.current = seen
  }, [seen])

  useEffect(() => {
    const url = `/api/tickets/${ticket}/presence`
    const say = (state: string) => JSON.stringify({ state, seen: newest.current })
    let typed = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false

    const isWriting = () => performance.now() - typed < WRITING_MS
    async function ask() {
      clearTimeout(timer)
      if (stopped || document.hidden) return
      try {
        const { current } = newest
        const body = say(isWriting() ? 'writing' : 'looking')
        const response = await fetch(url, { method: 'POST', body })
        // Signed out, or the ticket is gone: the next page says so.
        if (response.status === 404) stopped = true
        if (response.ok && !stopped) setTold({ seen: current, news: await response.json() })
      } catch {
        // The line is down; it is asked again.
      }
      clearTimeout(timer)
      if (!stopped) timer = setTimeout(ask, EVERY_MS)
    }
    function onVisibility() {
      if (document.hidden) navigator.sendBeacon(url, say('gone'))
      else void ask()
    }
    function onInput({ target }: Event) {
      if (!(target instanceof Element) || !target.closest('[data-answer]')) return
      const before = isWriting()
      typed = performance.now()
      if (!before) void ask()
    }
    const goodbye = () => navigator.sendBeacon(url, say('gone'))

    void ask()
    document.addEventListener('visibilitychange', onVisibility)
    document.addEventListener('input', onInput)
    window.addEventListener('pagehide', goodbye)
    return () => {
      stopped = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      document.removeEventListener('input', onInput)
      window.removeEventListener('pagehide', goodbye)
      goodbye()
    }
  }, [ticket])

  // Who is there stays true when the page has caught up; what was new does not.
  return told && { ...told.news, news: told.seen === seen ? told.news.news : 0 }
}
