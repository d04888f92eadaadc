import { usePathname, useRouter } from 'next/navigation'
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { beginsShortcut, findShortcut } from '@/lib/shortcuts/find-shortcut'
import { isCharacter, keystroke } from '@/lib/shortcuts/keystroke'
import { placeOf } from '@/lib/shortcuts/place'
import type { Shortcut, Typist } from '@/lib/shortcuts/types'
import { COMMANDS } from './commands'
import { FIELD, reach } from './controls'
import { currentRow, focusTicket } from './rows'

const ShortcutSheet = lazy(() => import('./shortcut-sheet'))

/** How long the second key of "g t" may take, in ms. */
const PATIENCE = 2000

/** `early`: what was pressed before this was loaded; null from then on. */
type ShortcutDeskProps = Typist & { early: RefObject<KeyboardEvent[] | null> }

/** Does what the registry says of keys, on every page behind the sign-in. */
export default function ShortcutDesk({ characters, admin, early }: ShortcutDeskProps) {
  const router = useRouter()
  const pathname = usePathname()
  const begun = useRef({ keys: '', at: 0 })
  const [shown, show] = useState<'sheet' | null>(null)

  useEffect(() => {
    function perform(shortcut: Shortcut): boolean {
      if ('calls' in shortcut) return COMMANDS[shortcut.calls]({ show, refresh: router.refresh })
      if ('uses' in shortcut && reach(shortcut.uses)) return true
      if (shortcut.goes) router.push(shortcut.goes)
      return Boolean(shortcut.goes)
    }

    function onKeyDown(event: KeyboardEvent) {
      const pressed = keystroke(event, isMac())
      if (!pressed || event.defaultPrevented || isElsewhere()) return
      const first = event.timeStamp - begun.current.at < PATIENCE ? begun.current.keys : ''
      const keys = first + pressed
      begun.current.keys = ''
      if (isCharacter(pressed) && !characters) return
      if (isTyping(event) && !/^(Mod\+|Escape$)/.test(pressed)) return
      if (beginsShortcut(keys)) begun.current = { keys: `${keys} `, at: event.timeStamp }

      const shortcut = findShortcut(placeOf(pathname), keys)
      if (!shortcut || (shortcut.for && !admin)) return
      if (event.repeat && !shortcut.repeats) return
      // From elsewhere they scroll.
      if (pressed.includes('Arrow') && !currentRow()) return
      if (perform(shortcut)) event.preventDefault()
    }

    for (const event of early.current ?? []) onKeyDown(event)
    early.current = null
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [router, pathname, characters, admin, early])

  useEffect(() => {
    // Without scripts, or in another tab, the link leads to a page of the same content.
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element && event.target.closest('a[href="/shortcuts"]')
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      show('sheet')
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

  return (
    <Suspense>
      {shown === 'sheet' && (
        <ShortcutSheet admin={admin} mac={isMac()} onClose={() => show(null)} />
      )}
    </Suspense>
  )
}

const isMac = () => /Mac|iP/.test(navigator.platform)

const isTyping = ({ target }: Event) => target instanceof Element && target.closest(FIELD) !== null

/** Whether something lies over the page that has keys of its own. */
const isElsewhere = () => document.querySelector('dialog[open],:popover-open') !== null
