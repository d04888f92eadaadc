import { usePathname, useRouter } from 'next/navigation'
import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { beginsShortcut, findShortcut } from '@/lib/shortcuts/find-shortcut'
import { isCharacter, keystroke } from '@/lib/shortcuts/keystroke'
import { placeOf } from '@/lib/shortcuts/place'
import { isMac } from '@/lib/shortcuts/platform'
import type { Typist } from '@/lib/shortcuts/types'
import { type Desk, perform } from './commands'
import { FIELD } from './controls'
import { currentRow, focusTicket } from './rows'

const SHEETS = {
  sheet: lazy(() => import('./shortcut-sheet')),
  palette: lazy(() => import('@/components/palette/palette')),
}

/** How long the second key of "g t" may take, in ms. */
const PATIENCE = 2000

/** `early`: what was pressed before this was loaded; null from then on. */
type ShortcutDeskProps = Typist & { early: RefObject<KeyboardEvent[] | null> }

/** Does what the registry says of keys, on every page behind the sign-in. */
export default function ShortcutDesk({ characters, admin, early }: ShortcutDeskProps) {
  const router = useRouter()
  const pathname = usePathname()
  const place = placeOf(pathname)
  const begun = useRef({ keys: '', at: 0 })
  const [shown, show] = useState<keyof typeof SHEETS | null>(null)
  const desk: Desk = useMemo(() => ({ show, go: router.push, refresh: router.refresh }), [router])
  const mac = isMac(navigator.userAgent)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const pressed = keystroke(event, mac)
      if (!pressed || event.defaultPrevented || isElsewhere()) return
      const first = event.timeStamp - begun.current.at < PATIENCE ? begun.current.keys : ''
      const keys = first + pressed
      begun.current.keys = ''
      if (isCharacter(pressed) && !characters) return
      if (isTyping(event) && !/^(Mod\+|Escape$)/.test(pressed)) return
      if (beginsShortcut(keys)) begun.current = { keys: `${keys} `, at: event.timeStamp }

      const shortcut = findShortcut(place, keys)
      if (!shortcut || (shortcut.for && !admin)) return
      if (event.repeat && !shortcut.repeats) return
      // From elsewhere they scroll.
      if (pressed.includes('Arrow') && !currentRow()) return
      if (perform(shortcut, desk)) event.preventDefault()
    }

    for (const event of early.current ?? []) onKeyDown(event)
    early.current = null
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [place, desk, mac, characters, admin, early])

  useEffect(() => {
    // Without scripts, or in another tab, such a link leads to a page that serves as well.
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element && event.target.closest('[data-opens]')
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      show(link.getAttribute('data-opens') === 'palette' ? 'palette' : 'sheet')
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])

  const last = useRef(pathname)
  useEffect(() => {
    // Back in the list, one is where one was.
    const ticket = /^\/tickets\/(\d+)$/.exec(last.current)?.[1]
    if (ticket && last.current !== pathname) focusTicket(ticket)
    last.current = pathname
  }, [pathname])

  const Sheet = shown && SHEETS[shown]
  return (
    <Suspense>
      {Sheet && <Sheet {...{ admin, mac, place, desk }} onClose={() => show(null)} />}
    </Suspense>
  )
}

const isTyping = ({ target }: Event) => target instanceof Element && target.closest(FIELD) !== null

/** Whether something lies over the page that has keys of its own. */
const isElsewhere = () => document.querySelector('dialog[open],:popover-open') !== null
