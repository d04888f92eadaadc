'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { MessageKind } from '@/lib/messages/types'
import type { DraftKeeper } from './draft-keeper'

type DraftOf = { ticket: number; kind: MessageKind; key: string; previewed: boolean }
type Kept = { ok: boolean; preview?: string }

/**
 * Keeps what is typed into a box on the server. What does it is loaded at the first letter; what was
 * typed before this script ran counts too. Answers how the last attempt went.
 */
export function useDraft(box: RefObject<HTMLTextAreaElement | null>, of: DraftOf) {
  const keeper = useRef<DraftKeeper | undefined>(undefined)
  const current = useRef(of)
  const [kept, setKept] = useState<Kept>()
  const { ticket, kind } = of

  useEffect(() => {
    current.current = of
  })
  useEffect(() => {
    const leave = () => keeper.current?.leaving()
    const look = () => document.hidden && leave()
    const typed = box.current
    if (typed && typed.value !== typed.defaultValue)
      typed.dispatchEvent(new Event('input', { bubbles: true }))
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', leave)
    return () => {
      leave()
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', leave)
    }
  }, [box])

  async function changed() {
    const loaded = await import('./draft-keeper').catch(() => null)
    // Without a line it comes neither: the next letter asks again.
    if (!loaded) return setKept({ ok: false })
    keeper.current ??= new loaded.DraftKeeper(ticket, kind, setKept)
    const { key, previewed } = current.current
    if (box.current) keeper.current.changed({ body: box.current.value, key, preview: previewed })
  }
  return {
    kept,
    changed,
    forget() {
      keeper.current?.forget()
      setKept(undefined)
    },
  }
}
