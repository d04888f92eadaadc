import { useEffect, useRef, useState } from 'react'
import { queryString } from '@/lib/forms/search-params'
import type { Destination } from '@/lib/palette/types'

/** How long a pause in typing is, in ms. */
const PAUSE = 120

/** `text`: for what the list is; null before there was any answer. */
type Found = { text: string | null; list: Destination[]; failed: boolean }

/** What the server knows for these words. Until it has answered, what it said before. */
export function useDestinations(text: string): Omit<Found, 'text'> & { pending: boolean } {
  const known = useRef(new Map<string, Destination[]>())
  const [found, setFound] = useState<Found>({ text: null, list: [], failed: false })

  useEffect(() => {
    const list = known.current.get(text)
    if (list) {
      setFound({ text, list, failed: false })
      return
    }
    const asking = new AbortController()
    const ask = async () => {
      try {
        const address = `/api/palette${queryString({ q: text })}`
        const response = await fetch(address, { signal: asking.signal })
        if (!response.ok) throw new Error(`palette: ${response.status}`)
        const answered: Destination[] = await response.json()
        known.current.set(text, answered)
        setFound({ text, list: answered, failed: false })
      } catch {
        if (!asking.signal.aborted) setFound({ text, list: [], failed: true })
      }
    }
    const timer = setTimeout(ask, text ? PAUSE : 0)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text])

  return { list: found.list, failed: found.failed, pending: found.text !== text }
}
