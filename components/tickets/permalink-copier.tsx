'use client'
import { useEffect, useState } from 'react'

/**
 * Lets a press on the link of a message copy it, where it would otherwise lead there, and leads to
 * the page of a message whose anchor is not on this one.
 */
export function PermalinkCopier() {
  const [said, say] = useState('')
  useEffect(() => {
    const anchor = location.hash.slice(1)
    const asked = location.search.includes('message=')
    if (/^m\d+$/.test(anchor) && !asked && !document.getElementById(anchor)) {
      location.replace(`?message=${anchor.slice(1)}#${anchor}`)
    }
    async function copy(event: MouseEvent) {
      const link = event.target instanceof Element && event.target.closest('a[data-permalink]')
      const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)
      if (!(link instanceof HTMLAnchorElement) || !plain) return
      event.preventDefault()
      try {
        await navigator.clipboard.writeText(link.href)
      } catch {
        location.assign(link.href)
        return
      }
      link.dataset.permalink = 'copied'
      say('Link copied.')
      setTimeout(() => {
        link.dataset.permalink = ''
        say('')
      }, 2000)
    }
    document.addEventListener('click', copy)
    return () => document.removeEventListener('click', copy)
  }, [])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
