import type { ReactNode } from 'react'
import { AlertIcon } from './icons'

/** Says that a form was refused, and is read out at once. */
export function Alert({ children }: { children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-md border border-destructive-line bg-destructive-soft px-3 py-2 text-sm text-destructive"
    >
      <AlertIcon className="mt-0.5 size-4" />
      <p className="min-w-0 wrap-anywhere">{children}</p>
    </div>
  )
}
