import type { ReactNode } from 'react'

type EmptyStateProps = { icon: ReactNode; title: string; children?: ReactNode; action?: ReactNode }

/** What stands where a list has nothing to show: what this is, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-20 text-center">
      <div className="mb-3 flex size-10 items-center justify-center rounded-lg border border-dashed border-perforation text-muted-foreground">
        {icon}
      </div>
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="max-w-80 text-muted-foreground">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
