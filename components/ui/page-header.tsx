import Link from 'next/link'
import type { ReactNode } from 'react'
import { ChevronIcon } from './icons'

type PageHeaderProps = {
  title: string
  /** The list that this page belongs to. */
  back?: { href: string; label: string }
  children?: ReactNode
  actions?: ReactNode
}

/** The bar on top of a page: its name, what is searched or filtered, and what can be done here. */
export function PageHeader({ title, back, children, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 sm:px-6">
      <div className="flex min-w-0 items-center gap-2">
        {back && (
          <>
            <Link
              href={back.href}
              prefetch={false}
              className="rounded-sm text-base text-muted-foreground hover:text-foreground"
            >
              {back.label}
            </Link>
            <ChevronIcon className="size-3.5 text-muted-foreground" />
          </>
        )}
        <h1 className="min-w-0 truncate text-base">{title}</h1>
      </div>
      {children && (
        <div className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">{children}</div>
      )}
      {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
    </header>
  )
}
