import type { ReactNode } from 'react'

type WorkspaceStubProps = { name: string; children?: ReactNode }

/** The stub of a page for people outside: whose it is, and opposite, what it is about. */
export function WorkspaceStub({ name, children }: WorkspaceStubProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <bdi className="min-w-0 truncate font-semibold tracking-tight" title={name}>
        {name}
      </bdi>
      {children && (
        <span className="shrink-0 text-xs text-muted-foreground tabular-nums">{children}</span>
      )}
    </div>
  )
}
