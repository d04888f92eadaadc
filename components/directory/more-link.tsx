import Link from 'next/link'
import type { ReactNode } from 'react'

type MoreLinkProps = { href: string; rel?: string; children: ReactNode }

/** A quiet way to the rest of what is shown. */
export function MoreLink({ href, rel, children }: MoreLinkProps) {
  return (
    <Link
      href={href}
      rel={rel}
      prefetch={false}
      className="w-fit rounded-sm text-xs text-muted-foreground underline underline-offset-2 hover:text-foreground"
    >
      {children}
    </Link>
  )
}
