'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Lets plain links inside `[data-follow]` go to their page without loading it anew, and a click
 * anywhere on a ticket's row follow its link. One listener for all of them: a `Link` in each row
 * would cost every page more than the rest of the row.
 */
export function FollowLinks() {
  const router = useRouter()
  useEffect(() => {
    function follow(event: MouseEvent) {
      if (event.defaultPrevented || event.button !== 0 || isModified(event)) return
      const { target } = event
      const link = target instanceof Element ? linkOf(target) : null
      if (!link || link.target || link.origin !== location.origin) return
      event.preventDefault()
      router.push(link.pathname + link.search + link.hash)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}

// The browser knows what these mean: a new tab, a new window, a download.
const isModified = (event: MouseEvent) =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey

function linkOf(target: Element): HTMLAnchorElement | null {
  const link = target.closest<HTMLAnchorElement>('[data-follow] a')
  if (link || target.closest('a, button, input, label')) return link
  const row = target.closest('[data-follow] tr[data-ticket]')
  return row?.querySelector('a') ?? null
}
