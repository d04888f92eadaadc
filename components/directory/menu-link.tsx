import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonVariants } from '@/components/ui/button'

/** A line of a menu that leads to a page. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={`${buttonVariants({ variant: 'ghost', size: 'row' })} justify-start`}
    >
      {children}
    </Link>
  )
}
