'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** How often a page is read anew while a worker is at it, in milliseconds. */
const EVERY = 1000

/** Keeps a page up to date: quietly with scripts, by loading it again without. */
export function Refreshing() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, EVERY)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content="2" />
    </noscript>
  )
}
