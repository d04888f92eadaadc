import type { ReactNode } from 'react'

/** A key, or several pressed together. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border bg-card px-1 font-sans text-2xs text-muted-foreground">
      {children}
    </kbd>
  )
}
