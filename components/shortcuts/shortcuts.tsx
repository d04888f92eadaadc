'use client'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Typist } from '@/lib/shortcuts/types'

const ShortcutDesk = lazy(() => import('./shortcut-desk'))

/**
 * Waits for somebody at a keyboard or a mouse, and only then loads what keys do: the first visit
 * and phones do without. Keys pressed until that is there are not lost.
 */
export function Shortcuts(typist: Typist) {
  const [awake, setAwake] = useState(false)
  const early = useRef<KeyboardEvent[] | null>([])

  useEffect(() => {
    function wake(event: KeyboardEvent | PointerEvent) {
      if (event.type === 'keydown') early.current?.push(event as KeyboardEvent)
      else if ((event as PointerEvent).pointerType !== 'mouse') return
      setAwake(true)
      if (!early.current) stop()
    }
    function stop() {
      document.removeEventListener('keydown', wake)
      document.removeEventListener('pointermove', wake)
    }
    document.addEventListener('keydown', wake)
    document.addEventListener('pointermove', wake)
    return stop
  }, [])

  return <Suspense>{awake && <ShortcutDesk {...typist} early={early} />}</Suspense>
}
