'use client'
import { type ComponentProps, useEffect, useRef } from 'react'
import { cn } from '@/lib/cn'

/**
 * A dialog over the page while it is mounted: the browser holds the focus in it, closes it at
 * Escape, and gives the focus back. A press beside it closes it too.
 */
export function Dialog({ className, onClose, ...props }: ComponentProps<'dialog'>) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it
    <dialog
      ref={ref}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && ref.current.close()}
      className={cn(
        'm-auto rounded-lg border bg-popover p-0 text-foreground shadow-popover backdrop:bg-backdrop',
        className,
      )}
      {...props}
    />
  )
}
