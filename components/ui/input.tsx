import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

/** What every control shares: a line of 3:1, the page's type, and a line in red when refused. */
export const controlStyle =
  'control-text w-full min-w-0 rounded-md border border-input bg-card text-foreground placeholder:text-muted-foreground hover:border-muted-foreground focus-visible:outline-offset-0 aria-invalid:border-destructive aria-invalid:outline-destructive disabled:border-border disabled:bg-muted disabled:text-muted-foreground'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input className={cn(controlStyle, 'h-8 px-2.5 pointer-coarse:h-11', className)} {...props} />
  )
}
