import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { controlStyle } from './input'

/** Grows with what is typed, where the browser can; elsewhere it is dragged. */
export function Textarea({ className = 'min-h-20', ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(
        controlStyle,
        'field-sizing-content max-h-96 resize-y px-2.5 py-1.5',
        className,
      )}
      {...props}
    />
  )
}
