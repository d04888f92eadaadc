import type { ReactNode } from 'react'

/** A small word in a frame, such as a tag. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-5 max-w-28 items-center rounded-sm border px-1.5 text-2xs font-medium text-muted-foreground">
      <bdi className="truncate">{children}</bdi>
    </span>
  )
}
