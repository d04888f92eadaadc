import type { ReactNode } from 'react'
import { Logo } from './logo'

type CenteredProps = { title: string; description?: ReactNode; children?: ReactNode }

/** A page with one thing on it, drawn as a ticket: the stub above the perforation, the task below. */
export function Centered({ title, description, children }: CenteredProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-sidebar px-4 py-12">
      <div className="w-full max-w-96 rounded-lg border bg-card">
        <div className="px-6 py-4 sm:px-8">
          <Logo />
        </div>
        <Perforation />
        <div className="flex flex-col gap-6 px-6 pt-6 pb-8 sm:px-8">
          <div className="flex flex-col gap-1.5">
            <h1 className="text-xl">{title}</h1>
            {description && <div className="text-muted-foreground">{description}</div>}
          </div>
          {children}
        </div>
      </div>
    </main>
  )
}

function Perforation() {
  return (
    <div aria-hidden="true" className="relative mx-3 border-t border-dashed border-perforation">
      <Notch className="right-full -mr-px -translate-x-px rounded-r-full border-l-0" />
      <Notch className="left-full -ml-px translate-x-px rounded-l-full border-r-0" />
    </div>
  )
}

/** Half a hole punched into the edge of the sheet; it shows the desk beneath. */
function Notch({ className }: { className: string }) {
  return <div className={`absolute -top-2 h-4 w-3 border bg-sidebar ${className}`} />
}
