import type { ReactNode } from 'react'

type PageHeaderProps = { title: string; children?: ReactNode; actions?: ReactNode }

/** The bar on top of a page: its name, what is searched or filtered, and what can be done here. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 sm:px-6">
      <h1 className="text-base">{title}</h1>
      {children && <div className="min-w-0 flex-1">{children}</div>}
      {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
    </header>
  )
}
