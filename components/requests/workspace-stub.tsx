import type { ReactNode } from 'react'
import { LogoPicture } from '@/components/layout/logo'

/** What the workspace is called, and its logo. */
export type Face = { name: string; logo: string | null }

type WorkspaceStubProps = { face: Face; children?: ReactNode }

/** The stub of a page for people outside: whose it is, and opposite, what it is about. */
export function WorkspaceStub({ face: { name, logo }, children }: WorkspaceStubProps) {
  return (
    <div className="flex items-center justify-between gap-4">
      <span className="inline-flex min-w-0 items-center gap-2 font-semibold tracking-tight">
        {logo && <LogoPicture logo={logo} />}
        <bdi className="min-w-0 truncate" title={name}>
          {name}
        </bdi>
      </span>
      {children && (
        <span className="shrink-0 text-xs text-muted-foreground tabular-nums">{children}</span>
      )}
    </div>
  )
}
