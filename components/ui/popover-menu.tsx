import type { ReactNode } from 'react'
import { Button } from './button'
import { ChevronIcon } from './icons'

type PopoverMenuProps = {
  id: string
  label: string
  /** What is read out, where the label alone says too little. */
  name?: string
  size?: 'md' | 'inline'
  variant?: 'secondary' | 'ghost'
  children: ReactNode
}

/**
 * A button that opens a panel beside it: a native popover, so that it opens before any script has
 * run, closes on Escape and on a press elsewhere, and comes next in the order of the tab key. Where
 * a browser cannot place it beside its button it stands in the middle.
 */
export function PopoverMenu(props: PopoverMenuProps) {
  const { id, label, name, size = 'md', variant = 'secondary', children } = props
  return (
    <>
      <Button variant={variant} size={size} popoverTarget={id} aria-label={name}>
        {label}
        <ChevronIcon className="size-3 rotate-90" />
      </Button>
      <div
        id={id}
        popover="auto"
        className="m-auto w-64 rounded-lg border bg-popover p-1.5 text-foreground shadow-popover supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:m-0 supports-[position-area:bottom]:my-1 supports-[position-area:bottom]:[position-area:bottom_span-left] supports-[position-area:bottom]:[position-try-fallbacks:flip-block,flip-inline]"
      >
        {children}
      </div>
    </>
  )
}
