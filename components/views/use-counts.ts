'use client'
import { useEffect, useState } from 'react'
import type { Counts } from '@/lib/views/count-memory'

const EVERY = 30_000

/** What the server knew when it drew the page, if anything; a new object each time it did. */
export type BroughtCounts = { counts: Counts | null }

/**
 * How many tickets each view has: what the page brought along, else asked for once the page is
 * there, and again every 30 s while somebody looks. Until the answer comes the last one stands.
 */
export function useCounts(brought: BroughtCounts): Counts | null {
  const [fetched, setFetched] = useState<{ after: BroughtCounts; counts: Counts }>()

  useEffect(() => {
    const leaving = new AbortController()
    let askedAt = brought.counts ? Date.now() : 0
    const ask = async () => {
      if (document.hidden || Date.now() - askedAt < EVERY - 1_000) return
      askedAt = Date.now()
      const counts = await fetchCounts(leaving.signal)
      if (counts) setFetched({ after: brought, counts })
    }
    ask()
    const timer = setInterval(ask, EVERY)
    document.addEventListener('visibilitychange', ask)
    return () => {
      leaving.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [brought])

  if (fetched?.after === brought) return fetched.counts
  return brought.counts ?? fetched?.counts ?? null
}

async function fetchCounts(signal: AbortSignal): Promise<Counts | null> {
  try {
    const answer = await fetch('/api/views/counts', { signal })
    return answer.ok ? await answer.json() : null
  } catch {
    // Offline, or the page is gone: the next time asks again.
    return null
  }
}
