import { useEffect, useState } from 'react'
import { queryString } from '@/lib/forms/search-params'

export type Suggestion = { href: string; title: string; category: string }

/** How long a pause in typing is, in ms. */
const PAUSE = 150

/** Articles for what was typed so far; none when the server cannot say: the form still works. */
export function useSuggestions(typed: string): Suggestion[] {
  const [found, setFound] = useState<{ for: string; list: Suggestion[] }>({ for: '', list: [] })
  const text = typed.trim()

  useEffect(() => {
    if (!text) return
    const asking = new AbortController()
    const ask = async () => {
      try {
        const address = `/api/help/suggestions${queryString({ q: text })}`
        const response = await fetch(address, { signal: asking.signal })
        if (response.ok) setFound({ for: text, list: await response.json() })
      } catch {
        // A newer word is asked for, or nobody answers.
      }
    }
    const timer = setTimeout(ask, PAUSE)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text])

  return text ? found.list : []
}
