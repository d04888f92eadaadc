import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** A sheet of its own on the page. */
export function Panel({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('rounded-lg border bg-card p-4 sm:p-6', className)}>{children}</div>
}
