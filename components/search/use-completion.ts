import { type RefObject, useRef, useState } from 'react'
import type { KnownName, Spot, Suggestion } from '@/lib/search/completion'
import { COMPLETIONS, type SearchedList } from './completions'
import { knownNames } from './known-names'

type Popup = { text: string; spot: Spot<string> | null; suggestions: Suggestion[] }

const CLOSED: Popup = { text: '', spot: null, suggestions: [] }

/** What a field of the query may mean, while it is typed. The language itself is loaded on first use. */
export function useCompletion(list: SearchedList, field: RefObject<HTMLInputElement | null>) {
  const [popup, setPopup] = useState(CLOSED)
  const [active, setActive] = useState(-1)
  const question = useRef(new AbortController())
  const last = useRef<{ property: string | null; known: KnownName[] }>({
    property: null,
    known: [],
  })

  function close() {
    question.current.abort()
    setPopup(CLOSED)
    setActive(-1)
  }

  /** Looks what may be meant where the caret is; where nothing is begun only when asked to. */
  async function look({ asked = false } = {}) {
    question.current.abort()
    question.current = new AbortController()
    const { signal } = question.current
    const [{ knownAt, spotAt, suggestionsFor }, completion] = await Promise.all([
      import('@/lib/search/completion'),
      COMPLETIONS[list](),
    ])
    const input = field.current
    if (!input || signal.aborted) return
    const text = input.value
    const spot = spotAt(text, input.selectionEnd ?? text.length, completion)
    if (!spot || (!asked && !spot.property && !spot.typed)) return close()
    const show = (known: KnownName[]) => {
      setPopup({ text, spot, suggestions: suggestionsFor(spot, known, completion) })
      setActive(-1)
    }
    // What was found for fewer letters stands until the answer for more is there.
    show(spot.property === last.current.property ? last.current.known : [])
    const kind = knownAt(spot, completion)
    if (!kind) return
    const known = await knownNames(kind, spot.typed, signal)
    if (signal.aborted) return
    last.current = { property: spot.property, known }
    show(known)
  }

  function move(step: 1 | -1) {
    const places = popup.suggestions.length + 1
    setActive(((active + 1 + step + places) % places) - 1)
  }

  /** Puts the chosen suggestion in, or the first; false when there is none for what now stands there. */
  function take(index: number): boolean {
    const { text, spot, suggestions } = popup
    const chosen = suggestions[Math.max(index, 0)]
    const input = field.current
    if (!input || !spot || !chosen || input.value !== text) return false
    input.setRangeText(chosen.insert, spot.start, spot.end, 'end')
    if (/[:.]$/.test(chosen.insert)) void look()
    else close()
    return true
  }

  return {
    suggestions: popup.suggestions,
    typed: popup.spot?.typed ?? '',
    active,
    look,
    move,
    take,
    close,
  }
}
