import Link from 'next/link'
import type { ReactNode } from 'react'

type NumberLinkProps = { href: string; label: string; children: ReactNode }

/** A number that leads to the list of what it counts. `label` says what that is. */
export function NumberLink({ href, label, children }: NumberLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-block min-h-6 min-w-6 rounded-sm leading-6 decoration-1 underline-offset-2 hover:underline"
    >
      {children}
      <span className="sr-only"> ({label})</span>
    </Link>
  )
}
