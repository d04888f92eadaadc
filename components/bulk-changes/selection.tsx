'use client'
import { useEffect, useState } from 'react'

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[form="bulk"]')]
const pageBox = () => document.querySelector<HTMLInputElement>('input[data-select-page]')
const isBox = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.getAttribute('form') === 'bulk'

/** Sets boxes as a person does, so that whoever listens for changes hears of it. */
function set(some: HTMLInputElement[], checked: boolean) {
  for (const box of some) box.checked = checked
  ;(some[0] ?? document.body).dispatchEvent(new Event('change', { bubbles: true }))
}

/**
 * Comfort around the boxes of a list, one listener for all of them: a range with Shift, the whole
 * page by the box in its head, nothing with Escape. Says how many are selected.
 */
export function Selection() {
  const [said, setSaid] = useState('')

  useEffect(() => {
    let last: HTMLInputElement | undefined

    function tell() {
      const all = boxes()
      const selected = all.filter((box) => box.checked).length
      const page = pageBox()
      if (page) {
        page.checked = selected > 0 && selected === all.length
        page.indeterminate = selected > 0 && selected < all.length
      }
      const bar = document.getElementById('bulk')
      if (bar) bar.dataset.selected = String(selected)
      setSaid(selected > 0 ? `${selected} selected` : '')
    }
    function onClick(event: MouseEvent) {
      if (!isBox(event.target)) return
      const { target } = event
      if (event.shiftKey && last) {
        const all = boxes()
        const [from = 0, to = 0] = [all.indexOf(last), all.indexOf(target)].sort((a, b) => a - b)
        if (from >= 0) set(all.slice(from, to + 1), target.checked)
      }
      last = target
    }
    function onChange({ target }: Event) {
      if (target === pageBox()) set(boxes(), (target as HTMLInputElement).checked)
      else tell()
    }
    function onKeyDown(event: KeyboardEvent) {
      const typing = event.target instanceof Element && event.target.closest('[type=text],select')
      const over = document.querySelector('dialog[open],:popover-open')
      if (event.key !== 'Escape' || event.defaultPrevented || typing || over) return
      const selected = boxes().filter((box) => box.checked)
      if (selected.length > 0) set(selected, false)
    }
    // A form is reset after this event, not before.
    const onReset = () => setTimeout(tell)

    tell()
    document.addEventListener('click', onClick)
    document.addEventListener('change', onChange)
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('reset', onReset)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('change', onChange)
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('reset', onReset)
    }
  }, [])

  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  )
}
