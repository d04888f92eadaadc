import type { Method } from '@/lib/api/types'
import { cn } from '@/lib/cn'

const INK: Record<Method, string> = {
  GET: 'text-muted-foreground',
  POST: 'text-success',
  PATCH: 'text-primary',
  DELETE: 'text-destructive',
}

/** The method of a call: a word of one width, its colour only helps the eye along. */
export function MethodMark({ method }: { method: Method }) {
  return (
    <span className={cn('w-11 shrink-0 font-mono text-3xs font-semibold', INK[method])}>
      {method}
    </span>
  )
}
