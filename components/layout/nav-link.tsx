'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** An entry of the main navigation, which knows whether its page is the one being shown. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const pathname = usePathname()
  const current = pathname === href || pathname.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      className="flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted-foreground hover:bg-accent hover:text-foreground aria-[current]:bg-secondary aria-[current]:text-foreground pointer-coarse:h-11"
    >
      {children}
    </Link>
  )
}
