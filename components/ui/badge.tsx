import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** A small word in a frame, such as a tag. */
export function Badge({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex h-5 max-w-40 items-center gap-1 rounded-sm border px-1.5 text-2xs font-medium text-muted-foreground',
        className,
      )}
    >
      <bdi className="truncate">{children}</bdi>
    </span>
  )
}
