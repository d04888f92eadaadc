import type { ReactNode } from 'react'
import { CheckIcon } from '@/components/ui/icons'

/** Says that what was asked for is done. */
export function Told({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex gap-2.5 rounded-md bg-primary-soft px-3 py-2.5">
      <CheckIcon className="mt-0.5 size-4 shrink-0 text-primary" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}
