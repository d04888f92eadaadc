import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

export type IconProps = { className?: string }

/** A drawing of 16 by 16 in the colour of its text. Icons say nothing alone: words stand by them. */
export function Icon({ className = 'size-4', children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn('shrink-0', className)}
    >
      {children}
    </svg>
  )
}
