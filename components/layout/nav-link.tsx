'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

type NavLinkProps = {
  href: string
  /** Whether its page is the one being shown, where the path alone does not tell. */
  current?: boolean
  /** Whether the pages below its own are not its own. */
  exact?: boolean
  /** Of the second level, below an entry with an icon. */
  nested?: boolean
  title?: string
  children: ReactNode
}

/** An entry of the main navigation, which knows whether its page is the one being shown. */
export function NavLink({ href, current, exact, nested = false, title, children }: NavLinkProps) {
  const pathname = usePathname()
  const shown = current ?? (pathname === href || (!exact && pathname.startsWith(`${href}/`)))
  return (
    <Link
      href={href}
      prefetch={false}
      title={title}
      aria-current={shown ? 'page' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      className={cn(
        'flex shrink-0 items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground aria-[current]:bg-secondary aria-[current]:text-foreground pointer-coarse:h-11',
        nested ? 'h-7 gap-2 pr-2 pl-8.5' : 'h-8 gap-2.5 px-2 font-medium',
      )}
    >
      {children}
    </Link>
  )
}
